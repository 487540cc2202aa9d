/** Films owned, orders under way, licences that leave, resume points; encrypted at rest. */
@Export
@Version("2.0.0")
@NullMarked
package app.tangible.library;

import org.jspecify.annotations.NullMarked;
import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
