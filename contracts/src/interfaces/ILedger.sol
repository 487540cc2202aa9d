// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

/// @title ILedger
/// @notice What could not be paid out at once, and waits. A recipient that the coin has frozen is
/// owed, so that nobody's trouble stops another's sale.
interface ILedger {
    /// @notice Emitted when a share could not be paid out and waits to be withdrawn.
    event Owed(address indexed account, uint256 amount);

    /// @notice Emitted when a waiting sum was paid out.
    event Withdrawn(address indexed account, uint256 amount);

    /// @notice Pays `account` what is owed to it; anyone may call.
    function withdraw(address account) external returns (uint256 amount);

    /// @notice What waits to be withdrawn by this account.
    function owed(address account) external view returns (uint256);

    /// @notice The sum of all that is owed; never more than this contract's balance.
    function totalOwed() external view returns (uint256);

    /// @notice The coin that is paid with: a plain ERC-20, without hooks or a fee on transfers.
    function stablecoin() external view returns (address);
}
