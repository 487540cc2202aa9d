// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

/// @dev Where every account of this folder takes its operations from: EntryPoint v0.8, at the same
/// address on every chain.
address constant ENTRY_POINT = 0x4337084D9E255Ff0702461CF8895CE9E3b5Ff108;

/// @dev What `validateUserOp` and `validatePaymasterUserOp` answer for a signature that is not
/// theirs (ERC-4337, "SIG_VALIDATION_FAILED"); anything else wrong reverts.
uint256 constant SIGNATURE_REFUSED = 1;

/// @notice What somebody wants their account to do, as ERC-4337 v0.8 packs it.
/// @param accountGasLimits gas to validate with << 128 | gas to execute with.
/// @param gasFees most to the block's maker a gas << 128 | most of all a gas.
/// @param paymasterAndData empty, or address (20) . gas to validate (16) . gas for its end (16) . its
/// own data.
struct PackedUserOperation {
    address sender;
    uint256 nonce;
    bytes initCode;
    bytes callData;
    bytes32 accountGasLimits;
    uint256 preVerificationGas;
    bytes32 gasFees;
    bytes paymasterAndData;
    bytes signature;
}

/// @title IEntryPoint
/// @notice The part of EntryPoint v0.8 that this folder uses.
interface IEntryPoint {
    /// @notice Carries out operations that were signed, and pays `beneficiary` for it.
    function handleOps(PackedUserOperation[] calldata operations, address payable beneficiary)
        external;

    /// @notice The hash that the owner of the account signs (EIP-712).
    function getUserOpHash(PackedUserOperation calldata operation) external view returns (bytes32);

    /// @notice The next nonce of `account` in the lane `key`.
    function getNonce(address account, uint192 key) external view returns (uint256);

    /// @notice What `account` has paid in to pay gas with.
    function balanceOf(address account) external view returns (uint256);

    /// @notice Pays in for `account`.
    function depositTo(address account) external payable;

    /// @notice Takes the sender's deposit out.
    function withdrawTo(address payable to, uint256 amount) external;

    /// @notice Locks the sender's stake, which bundlers ask of a paymaster.
    function addStake(uint32 unstakeDelaySeconds) external payable;

    /// @notice Starts the delay after which the stake can be taken.
    function unlockStake() external;

    /// @notice Takes the unlocked stake.
    function withdrawStake(address payable to) external;
}
