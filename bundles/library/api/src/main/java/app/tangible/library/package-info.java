/** Films owned, purchases under way, resume points; encrypted at rest. */
@Export
@Version("1.0.0")
@NullMarked
package app.tangible.library;

import org.jspecify.annotations.NullMarked;
import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
