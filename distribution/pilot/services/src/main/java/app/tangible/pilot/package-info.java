/** Remote control of a center for demonstrations and tests; part of no product. */
@Export
@Version("1.0.0")
@NullMarked
package app.tangible.pilot;

import org.jspecify.annotations.NullMarked;
import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
