/** What is sold: films, editions, prices, where their bytes are. */
@Export
@Version("1.0.0")
@NullMarked
package app.tangible.catalogue;

import org.jspecify.annotations.NullMarked;
import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
