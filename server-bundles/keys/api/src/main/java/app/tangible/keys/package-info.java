/** The server's keys: in clear only in memory. */
@Export
@Version("1.0.0")
@NullMarked
package app.tangible.keys;

import org.jspecify.annotations.NullMarked;
import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
