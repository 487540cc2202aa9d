/** The server's one database: transactions, schemas, work that is due. */
@Export
@Version("1.0.0")
@NullMarked
package app.tangible.database;

import org.jspecify.annotations.NullMarked;
import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
