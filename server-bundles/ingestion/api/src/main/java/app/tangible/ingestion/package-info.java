/** From a studio's master to an edition on sale. */
@Export
@Version("1.0.0")
@NullMarked
package app.tangible.ingestion;

import org.jspecify.annotations.NullMarked;
import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
