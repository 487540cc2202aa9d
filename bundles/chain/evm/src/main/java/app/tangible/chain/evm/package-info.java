/** The licence contracts on an EVM chain, over JSON-RPC. The one place where web3j is used. */
@NullMarked
package app.tangible.chain.evm;

import org.jspecify.annotations.NullMarked;
