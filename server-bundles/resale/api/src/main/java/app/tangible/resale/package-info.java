/** Licences that pass on: offers to sell, give or lend, and what changed hands. */
@Export
@Version("1.0.0")
@NullMarked
package app.tangible.resale;

import org.jspecify.annotations.NullMarked;
import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
