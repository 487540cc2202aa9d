/** Passkeys: WebAuthn over HTTP, and accounts on the chain that they command. */
@NullMarked
package app.tangible.accounts.passkey;

import org.jspecify.annotations.NullMarked;
