/** Passkey accounts through any ERC-4337 v0.8 bundler. */
@NullMarked
package app.tangible.chain.erc4337;

import org.jspecify.annotations.NullMarked;
