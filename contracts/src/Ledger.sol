// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import { SafeTransferLib } from "solady/utils/SafeTransferLib.sol";

import { ILedger } from "./interfaces/ILedger.sol";
import { ErrorsLib } from "./libraries/ErrorsLib.sol";

/// @title Ledger
/// @notice See `ILedger`.
abstract contract Ledger is ILedger {
    using SafeTransferLib for address;

    /// @inheritdoc ILedger
    address public immutable stablecoin;

    /// @inheritdoc ILedger
    uint256 public totalOwed;
    /// @inheritdoc ILedger
    mapping(address account => uint256) public owed;

    constructor(address stablecoin_) {
        require(stablecoin_ != address(0), ErrorsLib.ZeroAddress());
        stablecoin = stablecoin_;
    }

    /// @inheritdoc ILedger
    function withdraw(address account) external returns (uint256 amount) {
        amount = owed[account];
        require(amount != 0, ErrorsLib.NothingOwed(account));

        owed[account] = 0;
        totalOwed -= amount;

        emit Withdrawn(account, amount);

        stablecoin.safeTransfer(account, amount);
    }

    /// @dev From the sender to `account`, at once or as a debt. A sender who cannot pay fails both
    /// ways, and the sale reverts.
    function _payOrOwe(address account, uint256 amount) internal {
        if (amount == 0) return;
        if (stablecoin.trySafeTransferFrom(msg.sender, account, amount)) return;

        stablecoin.safeTransferFrom(msg.sender, address(this), amount);
        owed[account] += amount;
        totalOwed += amount;
        // A coin that keeps a fee, or only says that it moved, must not leave us in debt.
        uint256 held = stablecoin.balanceOf(address(this));
        require(held >= totalOwed, ErrorsLib.CoinFellShort(totalOwed, held));

        emit Owed(account, amount);
    }
}
