/** The log of all certificates that were ever issued, and the log key's word for the chain. */
@Export
@Version("1.0.0")
@NullMarked
package app.tangible.log;

import org.jspecify.annotations.NullMarked;
import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
