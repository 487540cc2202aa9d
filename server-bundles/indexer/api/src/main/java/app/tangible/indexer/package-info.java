/** What the chain says, in tables: followed block by block, through reorganisations. */
@Export
@Version("1.0.0")
@NullMarked
package app.tangible.indexer;

import org.jspecify.annotations.NullMarked;
import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
