// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

/// @title AccountErrorsLib
/// @notice Every refusal of accounts, their factory and their paymaster, named once.
library AccountErrorsLib {
    /// @notice Only the EntryPoint calls this.
    error NotEntryPoint(address sender);

    /// @notice Only the account itself calls this: by an operation that a passkey has signed.
    error NotTheAccount(address sender);

    /// @notice The sender is not the guardian, or there is none.
    error NotGuardian(address sender);

    /// @notice The last call of a batch is cut short.
    error BadCalls();

    /// @notice The point is not on P-256.
    error BadKey(uint256 x, uint256 y);

    /// @notice The passkey can sign already.
    error KeyExists(uint256 index);

    /// @notice No live passkey has this index.
    error UnknownKey(uint256 index);

    /// @notice The account has as many passkeys as it can count.
    error TooManyKeys();

    /// @notice Without this passkey nobody could command the account.
    error LastKey();

    /// @notice No passkey is proposed.
    error NoRecovery();

    /// @notice The owner still has until `ready` to veto.
    error RecoveryNotReady(uint256 ready);

    /// @notice The proposal was not taken up in time.
    error RecoveryLapsed(uint256 end);

    /// @notice The sponsorship is not as long as one is.
    error SponsorshipMalformed();

    /// @notice The operation's nonce is not of the lane of the sponsorship's period.
    error WrongLane(uint256 expected, uint256 found);

    /// @notice The sponsor has paid as many operations of this account as it pays in a period.
    error TooManyOperations(uint256 maximum);

    /// @notice The operation could cost more than the sponsor pays for one.
    error CostTooHigh(uint256 maximum, uint256 cost);

    /// @notice An owner or signer is the zero address.
    error ZeroAddress();
}
