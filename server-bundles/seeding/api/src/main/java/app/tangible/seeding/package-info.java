/** Who seeds which film, and what seeders are paid. */
@Export
@Version("1.0.0")
@NullMarked
package app.tangible.seeding;

import org.jspecify.annotations.NullMarked;
import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
