// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

/// @title IPasskeyAccountFactory
/// @notice Puts accounts where their first passkey says they are.
/// @dev The address is CREATE2 by this factory, salt 0, of a minimal proxy to `implementation` behind
/// which x and y (32 bytes each) stand: whoever knows the factory computes it from the key alone.
interface IPasskeyAccountFactory {
    /// @notice Emitted when an account is deployed.
    event AccountCreated(address indexed account, uint256 x, uint256 y);

    /// @notice The account of the passkey, deployed if it was not yet. Coins and licences may wait
    /// at the address before.
    /// @dev Reverts with `BadKey` for what is no point of P-256.
    function createAccount(uint256 x, uint256 y) external returns (address account);

    /// @notice Where the account of the passkey is or will be.
    function addressOf(uint256 x, uint256 y) external view returns (address);

    /// @notice The code that every account runs; the factory's first deployment.
    function implementation() external view returns (address);
}
