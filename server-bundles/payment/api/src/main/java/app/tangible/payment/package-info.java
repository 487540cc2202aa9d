/** Taking money, whoever processes it. */
@Export
@Version("1.0.0")
@NullMarked
package app.tangible.payment;

import org.jspecify.annotations.NullMarked;
import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
