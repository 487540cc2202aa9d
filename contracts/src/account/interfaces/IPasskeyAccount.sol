// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import { PackedUserOperation } from "./IEntryPoint.sol";

/// @notice A passkey that a guardian has proposed.
/// @param x, y the point of the P-256 public key.
/// @param ready when it can take over, in unix seconds; 0 = none is proposed.
struct Recovery {
    uint256 x;
    uint256 y;
    uint64 ready;
}

/// @title IPasskeyAccount
/// @notice An ERC-4337 account that its owner's passkeys alone command. Its first passkey is part of
/// its code, so that the account's address is a function of that key.
/// @dev A signature is packed: index of the passkey (1) . r (32) . s (32) . length of the
/// authenticator data (2) . authenticator data . what stands behind the challenge in the client
/// data, from its closing quote on. What stands before is fixed by the specification (WebAuthn 3,
/// 5.8.1.2) and put there by the account, as is the challenge: another type or challenge cannot be
/// signed for. `s` is the low one. The user must have been present and verified.
/// Nobody can change the code; the owner's passkeys can do everything else.
interface IPasskeyAccount {
    /// @notice Emitted when a passkey joins.
    event KeyAdded(uint256 indexed index, uint256 x, uint256 y);

    /// @notice Emitted when a passkey can no longer sign.
    event KeyRemoved(uint256 indexed index);

    /// @notice Emitted when the guardian changes; zero = none.
    event GuardianSet(address indexed guardian);

    /// @notice Emitted when the guardian has proposed a passkey.
    event RecoveryProposed(uint256 x, uint256 y, uint64 ready);

    /// @notice Emitted when a proposal dies: vetoed, or its guardian dismissed.
    event RecoveryVetoed();

    /// @notice Emitted when a proposed passkey has taken over; every older one is dead.
    event Recovered(uint256 indexed index, uint256 x, uint256 y);

    /// @notice Checks an operation's signature and pays for it where no paymaster does; for the
    /// EntryPoint.
    /// @return 0, or `SIGNATURE_REFUSED`.
    function validateUserOp(
        PackedUserOperation calldata operation,
        bytes32 operationHash,
        uint256 missingFunds
    ) external returns (uint256);

    /// @notice Makes the calls in order, all or none; for the EntryPoint. A refusal of one of them
    /// is passed on as it is.
    /// @dev The calls follow the selector, one behind the other: to whom (20) . wei (12) . length of
    /// the data (4) . data. Packed, because each byte is paid for and copied four times. Reverts
    /// with `BadCalls` where the last call is cut short.
    function execute() external payable;

    /// @notice Lets another passkey sign; for the account itself.
    /// @return index what its signatures begin with, from 1.
    /// @dev Reverts with `BadKey`, `KeyExists`, `TooManyKeys`.
    function addKey(uint256 x, uint256 y) external returns (uint256 index);

    /// @notice Takes a passkey out; for the account itself. The last one stays.
    /// @dev Reverts with `UnknownKey`, `LastKey`.
    function removeKey(uint256 index) external;

    /// @notice Names who may propose a passkey when all are lost, zero = nobody; for the account
    /// itself. A proposal under way dies.
    function setGuardian(address guardian) external;

    /// @notice Proposes the passkey that shall replace all others in `RECOVERY_DELAY`; for the
    /// guardian. An earlier proposal is forgotten and the delay begins anew.
    /// @dev Reverts with `NotGuardian`, `BadKey`.
    function proposeRecovery(uint256 x, uint256 y) external;

    /// @notice Stops the guardian's proposal; for the account itself.
    /// @dev Reverts with `NoRecovery`.
    function vetoRecovery() external;

    /// @notice Lets the proposed passkey take over, in the `RECOVERY_WINDOW` that begins when it is
    /// ready; for anyone. Every other passkey is dead then.
    /// @dev Reverts with `NoRecovery`, `RecoveryNotReady`, `RecoveryLapsed`.
    function finishRecovery() external;

    /// @notice ERC-1271. The passkey signs not `hash` but this account's EIP-712 message about it,
    /// `signedFor(hash)`, so that a signature for one account is none for another with the same key.
    /// @return 0x1626ba7e when a passkey of the account has signed, 0xffffffff else.
    function isValidSignature(bytes32 hash, bytes calldata signature) external view returns (bytes4);

    /// @notice The challenge that a passkey signs to vouch for `hash` (ERC-1271): EIP-712, type
    /// `Vouch(bytes32 hash)`, domain "Tangible passkey account", version "1", this account.
    function signedFor(bytes32 hash) external view returns (bytes32);

    /// @notice Whether the passkey of this index can sign, and which it is.
    function keyAt(uint256 index) external view returns (bool live, uint256 x, uint256 y);

    /// @notice Who may propose a passkey; zero = nobody.
    function guardian() external view returns (address);

    /// @notice The proposal under way.
    function recovery() external view returns (Recovery memory);
}
