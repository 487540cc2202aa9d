// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import { Base64UrlLib } from "./Base64UrlLib.sol";
import { P256Lib } from "./P256Lib.sol";

/// @title WebAuthnLib
/// @notice Checks a WebAuthn assertion (WebAuthn 3, 7.2) in the packed form of `IPasskeyAccount`.
/// @dev Origin and relying party are the authenticator's and the browser's to guard, and the
/// server's to check: a credential of another site has another key.
library WebAuthnLib {
    /// @dev What client data begins with, whatever the browser (WebAuthn 3, 5.8.1.2), in two words:
    /// `{"type":"webauthn.get","challenge":"`, 36 bytes.
    bytes32 private constant BEFORE_CHALLENGE = '{"type":"webauthn.get","challeng';
    bytes32 private constant BEFORE_CHALLENGE_END = 'e":"';

    /// @dev index 1 . r 32 . s 32 . length 2
    uint256 private constant HEAD_BYTES = 67;

    /// @dev rpIdHash 32 . flags 1 . signCount 4
    uint256 private constant AUTHENTICATOR_BYTES = 37;

    uint256 private constant FLAGS_AT = 32;
    /// @dev User present, user verified.
    uint256 private constant WANTED = 1 << 0 | 1 << 2;
    uint256 private constant BACKUP_ELIGIBLE = 1 << 3;
    uint256 private constant BACKED_UP = 1 << 4;

    uint256 private constant CLOSING_QUOTE = 0x22;

    /// @notice Whether (x, y) signed exactly `challenge`. Never reverts for what the signature holds.
    function verify(bytes calldata signature, bytes32 challenge, uint256 x, uint256 y)
        internal
        view
        returns (bool)
    {
        if (signature.length <= HEAD_BYTES + AUTHENTICATOR_BYTES) return false;
        bytes32 r;
        bytes32 s;
        uint256 length;
        uint256 flags;
        uint256 afterChallenge;
        assembly {
            r := calldataload(add(signature.offset, 1))
            s := calldataload(add(signature.offset, 33))
            length := shr(240, calldataload(add(signature.offset, 65)))
            flags := byte(0, calldataload(add(signature.offset, add(HEAD_BYTES, FLAGS_AT))))
            afterChallenge := byte(0, calldataload(add(signature.offset, add(HEAD_BYTES, length))))
        }
        if (length < AUTHENTICATOR_BYTES || signature.length <= HEAD_BYTES + length) return false;
        if (!_flagsAllow(flags)) return false;
        // Without the closing quote, a longer challenge that only begins like ours would do.
        if (afterChallenge != CLOSING_QUOTE) return false;

        return P256Lib.verify(_message(signature, length, challenge), r, s, x, y);
    }

    function _flagsAllow(uint256 flags) private pure returns (bool) {
        if (flags & WANTED != WANTED) return false;
        // 7.2 step 18: what cannot be backed up is not backed up.
        return flags & (BACKED_UP | BACKUP_ELIGIBLE) != BACKED_UP;
    }

    /// @dev 7.2 steps 20 and 21: sha256(authenticator data . sha256(client data)). The client data is
    /// 36 bytes before the challenge, its 43 characters, and what the signature brings; `length` of
    /// the authenticator data was checked to lie within the signature.
    function _message(bytes calldata signature, uint256 length, bytes32 challenge)
        private
        view
        returns (bytes32 message)
    {
        (bytes32 characters, bytes32 lastCharacters) = Base64UrlLib.encode(challenge);
        bytes32 head = BEFORE_CHALLENGE;
        bytes32 headEnd = BEFORE_CHALLENGE_END;
        assembly ("memory-safe") {
            let m := mload(0x40)
            let authenticator := add(signature.offset, HEAD_BYTES)
            let rest := add(authenticator, length)
            let restBytes := sub(add(signature.offset, signature.length), rest)

            mstore(m, head)
            mstore(add(m, 32), headEnd)
            mstore(add(m, 36), characters)
            mstore(add(m, 68), lastCharacters)
            calldatacopy(add(m, 79), rest, restBytes)
            // The hash lands in scratch space: the data before it is not needed again.
            if iszero(staticcall(gas(), 2, m, add(79, restBytes), 0x00, 0x20)) {
                invalid()
            }

            calldatacopy(m, authenticator, length)
            mstore(add(m, length), mload(0x00))
            if iszero(staticcall(gas(), 2, m, add(length, 32), 0x00, 0x20)) { invalid() }
            message := mload(0x00)
        }
    }
}
