/** Is this film mine, now: licence, certificate, lease, and the verdict on them. */
@Export
@Version("1.0.0")
@NullMarked
package app.tangible.licence;

import org.jspecify.annotations.NullMarked;
import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
