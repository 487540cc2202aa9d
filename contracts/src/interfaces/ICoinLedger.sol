// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

/// @title ICoinLedger
/// @notice As `ILedger`, for any coin; the zero address is the chain's own coin.
interface ICoinLedger {
    /// @notice Emitted when a sum could not be paid out and waits to be withdrawn.
    event CoinOwed(address indexed coin, address indexed account, uint256 amount);

    /// @notice Emitted when a waiting sum was paid out.
    event CoinWithdrawn(address indexed coin, address indexed account, uint256 amount);

    /// @notice Pays `account` what is owed to it in this coin; anyone may call.
    function withdraw(address coin, address account) external returns (uint256 amount);

    /// @notice What waits to be withdrawn by this account in this coin.
    function owed(address coin, address account) external view returns (uint256);

    /// @notice The sum of all that is owed in this coin; never more than this contract holds of it.
    function totalOwed(address coin) external view returns (uint256);
}
