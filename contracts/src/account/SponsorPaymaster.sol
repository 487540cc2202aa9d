// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import { Ownable } from "solady/auth/Ownable.sol";

import {
    ENTRY_POINT,
    IEntryPoint,
    PackedUserOperation,
    SIGNATURE_REFUSED
} from "./interfaces/IEntryPoint.sol";
import { ISponsorPaymaster } from "./interfaces/ISponsorPaymaster.sol";
import { AccountErrorsLib } from "./libraries/AccountErrorsLib.sol";

/// @title SponsorPaymaster
/// @notice See `ISponsorPaymaster`.
contract SponsorPaymaster is ISponsorPaymaster, Ownable {
    /// @notice How long a period is.
    uint256 public constant PERIOD = 365 days;

    /// @dev paymaster 20 . its gas limits 32 . until 6 . r 32 . yParity and s 32
    uint256 private constant SPONSORSHIP_BYTES = 122;

    /// @inheritdoc ISponsorPaymaster
    address public immutable signer;
    /// @inheritdoc ISponsorPaymaster
    uint64 public immutable maxOperations;
    /// @inheritdoc ISponsorPaymaster
    uint256 public immutable maxCostWei;

    constructor(address owner, address signer_, uint64 maxOperations_, uint256 maxCostWei_) {
        require(owner != address(0) && signer_ != address(0), AccountErrorsLib.ZeroAddress());
        signer = signer_;
        maxOperations = maxOperations_;
        maxCostWei = maxCostWei_;
        _initializeOwner(owner);
    }

    /// @inheritdoc ISponsorPaymaster
    /// @dev Open to anybody: it changes nothing, and only the EntryPoint's own call costs the deposit.
    function validatePaymasterUserOp(
        PackedUserOperation calldata operation,
        bytes32,
        uint256 maxCost
    ) external view returns (bytes memory, uint256) {
        bytes calldata data = operation.paymasterAndData;
        require(data.length == SPONSORSHIP_BYTES, AccountErrorsLib.SponsorshipMalformed());
        uint48 validUntil;
        bytes32 r;
        uint256 yParityAndS;
        assembly {
            validUntil := shr(208, calldataload(add(data.offset, 52)))
            r := calldataload(add(data.offset, 58))
            yParityAndS := calldataload(add(data.offset, 90))
        }
        require(maxCost <= maxCostWei, AccountErrorsLib.CostTooHigh(maxCostWei, maxCost));
        _requireNumber(operation.nonce, laneOf(validUntil));

        address found = _recover(sponsorshipHash(operation, validUntil), r, yParityAndS);
        // What nobody signed recovers to zero, and a signer is never zero.
        uint256 refused = found == signer ? 0 : SIGNATURE_REFUSED;
        return ("", refused | uint256(validUntil) << 160);
    }

    /* OWNER */

    /// @inheritdoc ISponsorPaymaster
    function withdrawTo(address payable to, uint256 amount) external onlyOwner {
        IEntryPoint(ENTRY_POINT).withdrawTo(to, amount);
    }

    /// @inheritdoc ISponsorPaymaster
    function addStake(uint32 unstakeDelaySeconds) external payable onlyOwner {
        IEntryPoint(ENTRY_POINT).addStake{ value: msg.value }(unstakeDelaySeconds);
    }

    /// @inheritdoc ISponsorPaymaster
    function unlockStake() external onlyOwner {
        IEntryPoint(ENTRY_POINT).unlockStake();
    }

    /// @inheritdoc ISponsorPaymaster
    function withdrawStake(address payable to) external onlyOwner {
        IEntryPoint(ENTRY_POINT).withdrawStake(to);
    }

    /* READING */

    /// @inheritdoc ISponsorPaymaster
    function sponsorshipHash(PackedUserOperation calldata operation, uint48 validUntil)
        public
        view
        returns (bytes32 hash)
    {
        (bytes calldata initCode, bytes calldata callData, bytes calldata data) =
            (operation.initCode, operation.callData, operation.paymasterAndData);
        // The fields stand in the operation in this order, most of them side by side.
        assembly ("memory-safe") {
            let m := mload(0x40)
            calldatacopy(m, initCode.offset, initCode.length)
            let initCodeHash := keccak256(m, initCode.length)
            calldatacopy(m, callData.offset, callData.length)
            let callDataHash := keccak256(m, callData.length)

            // 0x19 . 0x00 . this: the last 22 bytes of the first word.
            mstore(m, or(shl(168, 0x19), address()))
            mstore(add(m, 0x20), chainid())
            calldatacopy(add(m, 0x40), operation, 0x40) // sender, nonce
            mstore(add(m, 0x80), initCodeHash)
            mstore(add(m, 0xa0), callDataHash)
            calldatacopy(add(m, 0xc0), add(operation, 0x80), 0x60) // limits, pre-gas, fees
            mstore(add(m, 0x120), calldataload(add(data.offset, 20))) // the paymaster's limits
            mstore(add(m, 0x140), validUntil)
            hash := keccak256(add(m, 10), sub(0x160, 10))
        }
    }

    /// @inheritdoc ISponsorPaymaster
    /// @dev By the sponsorship's own time: the block's may not be read here (ERC-7562).
    function laneOf(uint48 validUntil) public pure returns (uint192) {
        return uint192(validUntil / PERIOD);
    }

    /* INTERNAL */

    function _requireNumber(uint256 nonce, uint256 lane) internal view {
        require(nonce >> 64 == lane, AccountErrorsLib.WrongLane(lane, nonce >> 64));
        require(uint64(nonce) < maxOperations, AccountErrorsLib.TooManyOperations(maxOperations));
    }

    /// @dev EIP-2098. Its twin with the other s does no harm: the nonce lets one of them in.
    function _recover(bytes32 hash, bytes32 r, uint256 yParityAndS)
        internal
        pure
        returns (address)
    {
        // forge-lint: disable-next-line(unsafe-typecast)
        uint8 v = 27 + uint8(yParityAndS >> 255);
        return ecrecover(hash, v, r, bytes32(yParityAndS << 1 >> 1));
    }
}
