/** Who I am, on which device; how keys rest and how messages are signed. */
@Export
@Version("1.2.0")
@NullMarked
package app.tangible.identity;

import org.jspecify.annotations.NullMarked;
import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
