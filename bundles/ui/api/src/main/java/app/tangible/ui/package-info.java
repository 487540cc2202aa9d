/** What the screen is made of: pages that bundles contribute. */
@Export
@Version("1.4.0")
@NullMarked
package app.tangible.ui;

import org.jspecify.annotations.NullMarked;
import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
