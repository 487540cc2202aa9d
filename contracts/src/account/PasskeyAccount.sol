// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import { P256 } from "@openzeppelin/contracts/utils/cryptography/P256.sol";

import { IERC165, IERC721Receiver } from "../interfaces/IERC721.sol";
import { ENTRY_POINT, PackedUserOperation, SIGNATURE_REFUSED } from "./interfaces/IEntryPoint.sol";
import { IPasskeyAccount, Recovery } from "./interfaces/IPasskeyAccount.sol";
import { AccountErrorsLib } from "./libraries/AccountErrorsLib.sol";
import { WebAuthnLib } from "./libraries/WebAuthnLib.sol";

/// @title PasskeyAccount
/// @notice See `IPasskeyAccount`.
/// @dev The code behind minimal proxies; see docs/adr/0019. Reads one slot to check a signature of
/// the first passkey, which is in the proxy's code.
contract PasskeyAccount is IPasskeyAccount, IERC721Receiver, IERC165 {
    /// @notice How long the owner can veto what the guardian proposes.
    uint256 public constant RECOVERY_DELAY = 7 days;

    /// @notice How long a proposal can be taken up once it is ready.
    uint256 public constant RECOVERY_WINDOW = 14 days;

    /// @notice How many passkeys an account can have.
    uint256 public constant MAX_KEYS = 16;

    bytes32 private constant DOMAIN_TYPEHASH = keccak256(
        "EIP712Domain(string name,string version,uint256 chainId,address verifyingContract)"
    );
    bytes32 private constant NAME_HASH = keccak256("Tangible passkey account");
    bytes32 private constant VERSION_HASH = keccak256("1");
    bytes32 private constant VOUCH_TYPEHASH = keccak256("Vouch(bytes32 hash)");

    /// @dev A proxy's own code; the first passkey stands behind it.
    uint256 private constant PROXY_BYTES = 45;

    uint256 private constant SELECTOR_BYTES = 4;

    /// @dev to 20 . wei 12 . length 4
    uint256 private constant CALL_HEAD_BYTES = 36;

    struct Key {
        uint256 x;
        uint256 y;
    }

    /// @dev Bit 0 is turned: an account that nobody wrote to has its first passkey.
    uint16 private constant FIRST_KEY = 1;

    /// @inheritdoc IPasskeyAccount
    address public guardian;

    /// @dev One bit a passkey, behind the guardian in the same word; see `FIRST_KEY`.
    uint16 internal _keyBits;

    /// @dev The passkeys from index 1; the first is in the proxy's code.
    mapping(uint256 index => Key) internal _keys;

    Recovery internal _recovery;

    modifier onlyEntryPoint() {
        require(msg.sender == ENTRY_POINT, AccountErrorsLib.NotEntryPoint(msg.sender));
        _;
    }

    modifier onlyItself() {
        require(msg.sender == address(this), AccountErrorsLib.NotTheAccount(msg.sender));
        _;
    }

    receive() external payable { }

    /* OPERATIONS */

    /// @inheritdoc IPasskeyAccount
    function validateUserOp(
        PackedUserOperation calldata operation,
        bytes32 operationHash,
        uint256 missingFunds
    ) external onlyEntryPoint returns (uint256 refused) {
        if (!_isSigned(operationHash, operation.signature)) {
            refused = SIGNATURE_REFUSED;
        }
        if (missingFunds != 0) {
            // Whether it was enough is the EntryPoint's to see.
            (bool paid,) = msg.sender.call{ value: missingFunds }("");
            (paid);
        }
    }

    /// @inheritdoc IPasskeyAccount
    function execute() external payable onlyEntryPoint {
        bool whole = true;
        assembly ("memory-safe") {
            let m := mload(0x40)
            let from := SELECTOR_BYTES
            let end := calldatasize()
            for { } lt(from, end) { } {
                let head := calldataload(from)
                let length := shr(224, calldataload(add(from, 32)))
                let data := add(from, CALL_HEAD_BYTES)
                from := add(data, length)
                if gt(from, end) {
                    whole := 0
                    break
                }
                calldatacopy(m, data, length)
                let value := and(head, 0xffffffffffffffffffffffff)
                if iszero(call(gas(), shr(96, head), value, m, length, 0x00, 0x00)) {
                    returndatacopy(m, 0x00, returndatasize())
                    revert(m, returndatasize())
                }
            }
        }
        require(whole, AccountErrorsLib.BadCalls());
    }

    /* KEYS */

    /// @inheritdoc IPasskeyAccount
    function addKey(uint256 x, uint256 y) external onlyItself returns (uint256 index) {
        _requirePoint(x, y);
        for (uint256 i; i < MAX_KEYS; ++i) {
            (bool live, uint256 otherX, uint256 otherY) = keyAt(i);
            require(!live || otherX != x || otherY != y, AccountErrorsLib.KeyExists(i));
            if (index == 0 && i != 0 && !live) index = i;
        }
        require(index != 0, AccountErrorsLib.TooManyKeys());

        _keys[index] = Key(x, y);
        _keyBits ^= _bit(index);

        emit KeyAdded(index, x, y);
    }

    /// @inheritdoc IPasskeyAccount
    function removeKey(uint256 index) external onlyItself {
        require(_isLive(index), AccountErrorsLib.UnknownKey(index));
        uint16 bits = _keyBits ^ _bit(index);
        require(bits != FIRST_KEY, AccountErrorsLib.LastKey());

        _keyBits = bits;

        emit KeyRemoved(index);
    }

    /* RECOVERY */

    /// @inheritdoc IPasskeyAccount
    function setGuardian(address guardian_) external onlyItself {
        _forgetRecovery();
        guardian = guardian_;

        emit GuardianSet(guardian_);
    }

    /// @inheritdoc IPasskeyAccount
    function proposeRecovery(uint256 x, uint256 y) external {
        require(
            msg.sender == guardian && msg.sender != address(0),
            AccountErrorsLib.NotGuardian(msg.sender)
        );
        _requirePoint(x, y);

        uint64 ready = uint64(block.timestamp + RECOVERY_DELAY);
        _recovery = Recovery(x, y, ready);

        emit RecoveryProposed(x, y, ready);
    }

    /// @inheritdoc IPasskeyAccount
    function vetoRecovery() external onlyItself {
        require(_recovery.ready != 0, AccountErrorsLib.NoRecovery());
        _forgetRecovery();
    }

    /// @inheritdoc IPasskeyAccount
    function finishRecovery() external {
        Recovery memory proposed = _recovery;
        require(proposed.ready != 0, AccountErrorsLib.NoRecovery());
        require(
            block.timestamp >= proposed.ready, AccountErrorsLib.RecoveryNotReady(proposed.ready)
        );
        uint256 end = proposed.ready + RECOVERY_WINDOW;
        require(block.timestamp <= end, AccountErrorsLib.RecoveryLapsed(end));

        delete _recovery;
        _keys[1] = Key(proposed.x, proposed.y);
        // Bit 0 is turned: set, it says that the first passkey is dead.
        _keyBits = FIRST_KEY | _bit(1);

        emit Recovered(1, proposed.x, proposed.y);
    }

    /* READING */

    /// @inheritdoc IPasskeyAccount
    function isValidSignature(bytes32 hash, bytes calldata signature)
        external
        view
        returns (bytes4)
    {
        bool signed = _isSigned(signedFor(hash), signature);
        return signed ? this.isValidSignature.selector : bytes4(0xffffffff);
    }

    /// @inheritdoc IPasskeyAccount
    function signedFor(bytes32 hash) public view returns (bytes32) {
        bytes32 domain = keccak256(
            abi.encode(DOMAIN_TYPEHASH, NAME_HASH, VERSION_HASH, block.chainid, address(this))
        );
        bytes32 vouch = keccak256(abi.encode(VOUCH_TYPEHASH, hash));
        return keccak256(abi.encodePacked("\x19\x01", domain, vouch));
    }

    /// @inheritdoc IPasskeyAccount
    function keyAt(uint256 index) public view returns (bool live, uint256 x, uint256 y) {
        live = _isLive(index);
        if (live) (x, y) = _keyOf(index);
    }

    /// @inheritdoc IPasskeyAccount
    function recovery() external view returns (Recovery memory) {
        return _recovery;
    }

    /// @inheritdoc IERC721Receiver
    function onERC721Received(address, address, uint256, bytes calldata)
        external
        pure
        returns (bytes4)
    {
        return IERC721Receiver.onERC721Received.selector;
    }

    /// @inheritdoc IERC165
    function supportsInterface(bytes4 interfaceId) external pure returns (bool) {
        return interfaceId == type(IERC165).interfaceId
            || interfaceId == type(IERC721Receiver).interfaceId;
    }

    /* INTERNAL */

    function _isSigned(bytes32 challenge, bytes calldata signature) internal view returns (bool) {
        if (signature.length == 0) return false;
        uint256 index = uint8(signature[0]);
        if (!_isLive(index)) return false;
        (uint256 x, uint256 y) = _keyOf(index);
        return WebAuthnLib.verify(signature, challenge, x, y);
    }

    function _isLive(uint256 index) internal view returns (bool) {
        return index < MAX_KEYS && (_keyBits ^ FIRST_KEY) & _bit(index) != 0;
    }

    function _keyOf(uint256 index) internal view returns (uint256, uint256) {
        if (index == 0) {
            uint256 x;
            uint256 y;
            assembly ("memory-safe") {
                extcodecopy(address(), 0x00, PROXY_BYTES, 0x40)
                x := mload(0x00)
                y := mload(0x20)
            }
            return (x, y);
        }
        Key storage key = _keys[index];
        return (key.x, key.y);
    }

    function _bit(uint256 index) internal pure returns (uint16) {
        // Whoever calls has seen that the index is below MAX_KEYS.
        // forge-lint: disable-next-line(unsafe-typecast)
        return uint16(1 << index);
    }

    function _forgetRecovery() internal {
        if (_recovery.ready == 0) return;
        delete _recovery;
        emit RecoveryVetoed();
    }

    function _requirePoint(uint256 x, uint256 y) internal pure {
        require(P256.isValidPublicKey(bytes32(x), bytes32(y)), AccountErrorsLib.BadKey(x, y));
    }
}
