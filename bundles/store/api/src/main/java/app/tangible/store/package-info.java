/** Browse and buy; sell, give and lend what is owned. */
@Export
@Version("2.2.0")
@NullMarked
package app.tangible.store;

import org.jspecify.annotations.NullMarked;
import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
