/** Accounts on the chain that passkeys command, and whose gas the platform pays. */
@Export
@Version("1.0.0")
@NullMarked
package app.tangible.chain.account;

import org.jspecify.annotations.NullMarked;
import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
