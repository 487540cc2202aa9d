// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import { SafeTransferLib } from "solady/utils/SafeTransferLib.sol";

import { ICoinLedger } from "./interfaces/ICoinLedger.sol";
import { ErrorsLib } from "./libraries/ErrorsLib.sol";
import { SendLib } from "./libraries/SendLib.sol";

/// @title CoinLedger
/// @notice See `ICoinLedger`.
abstract contract CoinLedger is ICoinLedger {
    using SafeTransferLib for address;
    using SendLib for address;

    /// @inheritdoc ICoinLedger
    mapping(address coin => uint256) public totalOwed;
    /// @inheritdoc ICoinLedger
    mapping(address coin => mapping(address account => uint256)) public owed;

    /// @inheritdoc ICoinLedger
    function withdraw(address coin, address account) external returns (uint256 amount) {
        amount = owed[coin][account];
        require(amount != 0, ErrorsLib.NothingOwed(account));

        owed[coin][account] = 0;
        totalOwed[coin] -= amount;

        emit CoinWithdrawn(coin, account, amount);

        if (coin == address(0)) account.safeTransferETH(amount);
        else coin.safeTransfer(account, amount);
    }

    /// @dev From the sender to `account`, at once or as a debt; not the chain's own coin.
    function _payOrOwe(address coin, address account, uint256 amount) internal {
        if (amount == 0) return;
        if (coin.trySafeTransferFrom(msg.sender, account, amount)) return;

        coin.safeTransferFrom(msg.sender, address(this), amount);
        _owe(coin, account, amount);
        uint256 held = coin.balanceOf(address(this));
        require(held >= totalOwed[coin], ErrorsLib.CoinFellShort(totalOwed[coin], held));
    }

    /// @dev From what this contract holds to `account`, at once or as a debt.
    function _sendOrOwe(address coin, address account, uint256 amount) internal {
        if (amount == 0 || coin.trySend(account, amount)) return;
        _owe(coin, account, amount);
    }

    function _owe(address coin, address account, uint256 amount) private {
        owed[coin][account] += amount;
        totalOwed[coin] += amount;

        emit CoinOwed(coin, account, amount);
    }
}
