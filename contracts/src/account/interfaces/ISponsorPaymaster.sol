// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import { PackedUserOperation } from "./IEntryPoint.sol";

/// @title ISponsorPaymaster
/// @notice Pays the gas of the operations that the platform signs for: a number of them per account
/// and period, each up to a sum.
/// @dev `paymasterAndData` behind the three fields of ERC-4337: valid until (6) . r (32) . yParity
/// and s (32, EIP-2098). The signer signs `sponsorshipHash`. The EntryPoint numbers an account's
/// operations in the lane that is the upper part of their nonce; a sponsored one is in the lane of
/// its period, so that its number says how many came before. Nothing of this contract's storage is
/// read to validate: it needs no stake (ERC-7562). Another signer or other limits are another
/// paymaster.
interface ISponsorPaymaster {
    /// @notice Checks the platform's signature and the limits; for the EntryPoint.
    /// @return context empty: there is nothing to do afterwards.
    /// @return validationData ERC-4337: 1 = not the signer's, and valid until << 160.
    /// @dev Reverts with `SponsorshipMalformed`, `CostTooHigh`, `WrongLane`, `TooManyOperations`.
    function validatePaymasterUserOp(
        PackedUserOperation calldata operation,
        bytes32 operationHash,
        uint256 maxCost
    ) external view returns (bytes memory context, uint256 validationData);

    /// @notice Takes deposit out of the EntryPoint; for the owner.
    function withdrawTo(address payable to, uint256 amount) external;

    /// @notice Locks a stake in the EntryPoint, which public bundlers ask for; for the owner.
    function addStake(uint32 unstakeDelaySeconds) external payable;

    /// @notice Starts the delay after which the stake can be taken; for the owner.
    function unlockStake() external;

    /// @notice Takes the stake; for the owner.
    function withdrawStake(address payable to) external;

    /// @notice What the signer signs: keccak256 of 0x19 . 0x00 . this paymaster (EIP-191, version 0)
    /// and, 32 bytes each: chain id, sender, nonce, keccak256 of the init code, keccak256 of the call
    /// data, account gas limits, pre-verification gas, gas fees, the paymaster's two gas limits
    /// (16 bytes each), valid until.
    function sponsorshipHash(PackedUserOperation calldata operation, uint48 validUntil)
        external
        view
        returns (bytes32);

    /// @notice The lane in which the operations of a sponsorship are numbered: its period.
    function laneOf(uint48 validUntil) external view returns (uint192);

    /// @notice Who signs.
    function signer() external view returns (address);

    /// @notice How many operations of an account are paid in a period.
    function maxOperations() external view returns (uint64);

    /// @notice The most that one operation may cost, in wei.
    function maxCostWei() external view returns (uint256);
}
