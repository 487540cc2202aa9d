/** Sealed films on their way: fetched in verified pieces, resumed, served on. */
@Export
@Version("1.1.0")
@NullMarked
package app.tangible.transfer;

import org.jspecify.annotations.NullMarked;
import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
