/** From an order to a licence, and its lease. */
@Export
@Version("1.0.0")
@NullMarked
package app.tangible.issuing;

import org.jspecify.annotations.NullMarked;
import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
