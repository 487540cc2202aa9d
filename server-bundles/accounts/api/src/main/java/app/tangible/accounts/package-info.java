/** Who calls: a device by its signature, the operator by a token. */
@Export
@Version("1.0.0")
@NullMarked
package app.tangible.accounts;

import org.jspecify.annotations.NullMarked;
import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
