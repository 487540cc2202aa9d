// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import { ERC20 } from "solady/tokens/ERC20.sol";
import { SafeTransferLib } from "solady/utils/SafeTransferLib.sol";

/// @title SendLib
/// @notice Sends what the contract holds, and says whether it worked.
library SendLib {
    using SafeTransferLib for address;

    /// @dev Enough for a wallet that notes what it received, too little to do much else.
    uint256 private constant RECEIVER_GAS = 50_000;

    /// @param coin the zero address is the chain's own coin.
    function trySend(address coin, address to, uint256 amount) internal returns (bool) {
        if (coin == address(0)) return to.trySafeTransferETH(amount, RECEIVER_GAS);
        (bool done, bytes memory answer) = coin.call(abi.encodeCall(ERC20.transfer, (to, amount)));
        if (!done) return false;
        // Some coins answer nothing at all.
        if (answer.length == 0) return coin.code.length != 0;
        return answer.length >= 32 && abi.decode(answer, (uint256)) == 1;
    }
}
