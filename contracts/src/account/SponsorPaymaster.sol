// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import { ECDSA } from "@openzeppelin/contracts/utils/cryptography/ECDSA.sol";
import { Ownable } from "solady/auth/Ownable.sol";
import { EIP712 } from "solady/utils/EIP712.sol";

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
contract SponsorPaymaster is ISponsorPaymaster, Ownable, EIP712 {
    /// @notice How long a period is.
    uint256 public constant PERIOD = 365 days;

    bytes32 private constant SPONSORSHIP_TYPEHASH = keccak256(
        "Sponsorship(address sender,uint256 nonce,bytes32 initCodeHash,bytes32 callDataHash,bytes32 accountGasLimits,uint256 preVerificationGas,bytes32 gasFees,bytes32 paymasterGasLimits,uint48 validUntil,uint48 validAfter)"
    );

    /// @dev paymaster 20 . its gas limits 32 . until 6 . after 6 . r 32 . vs 32
    uint256 private constant SPONSORSHIP_BYTES = 128;

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
        uint48 validUntil = uint48(bytes6(data[52:58]));
        uint48 validAfter = uint48(bytes6(data[58:64]));

        require(maxCost <= maxCostWei, AccountErrorsLib.CostTooHigh(maxCostWei, maxCost));
        _requireNumber(operation.nonce, validAfter);

        (address found,,) = ECDSA.tryRecover(
            sponsorshipHash(operation, validUntil, validAfter),
            bytes32(data[64:96]),
            bytes32(data[96:128])
        );
        // What nobody signed recovers to zero, and a signer is never zero.
        uint256 refused = found == signer ? 0 : SIGNATURE_REFUSED;
        return ("", refused | uint256(validUntil) << 160 | uint256(validAfter) << 208);
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
    function sponsorshipHash(
        PackedUserOperation calldata operation,
        uint48 validUntil,
        uint48 validAfter
    ) public view returns (bytes32) {
        return _hashTypedData(
            keccak256(
                abi.encode(
                    SPONSORSHIP_TYPEHASH,
                    operation.sender,
                    operation.nonce,
                    keccak256(operation.initCode),
                    keccak256(operation.callData),
                    operation.accountGasLimits,
                    operation.preVerificationGas,
                    operation.gasFees,
                    bytes32(operation.paymasterAndData[20:52]),
                    validUntil,
                    validAfter
                )
            )
        );
    }

    /* INTERNAL */

    /// @dev The period is that of `validAfter`: the block's time may not be read here (ERC-7562).
    function _requireNumber(uint256 nonce, uint48 validAfter) internal view {
        uint256 lane = validAfter / PERIOD;
        require(nonce >> 64 == lane, AccountErrorsLib.WrongLane(lane, nonce >> 64));
        require(uint64(nonce) < maxOperations, AccountErrorsLib.TooManyOperations(maxOperations));
    }

    function _domainNameAndVersion()
        internal
        pure
        override
        returns (string memory name, string memory version)
    {
        return ("Tangible sponsor", "1");
    }
}
