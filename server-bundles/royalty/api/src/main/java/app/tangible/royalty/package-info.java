/** Who earned what: the ledger, its statements, and whether it is what the chain says. */
@Export
@Version("1.0.0")
@NullMarked
package app.tangible.royalty;

import org.jspecify.annotations.NullMarked;
import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
