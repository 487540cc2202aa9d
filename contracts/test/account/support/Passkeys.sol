// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import { P256 } from "@openzeppelin/contracts/utils/cryptography/P256.sol";
import { Base64 } from "solady/utils/Base64.sol";

import { Test } from "../../support/Test.sol";
import { AccountVm } from "./AccountVm.sol";

/// @notice One assertion of an authenticator, in parts, so that each can be wrong.
struct Assertion {
    uint8 index;
    string kind;
    bytes32 challenge;
    bytes32 rpIdHash;
    uint8 flags;
    string afterChallenge;
}

/// @notice An authenticator and a browser: they sign what a page asks them to.
abstract contract Passkeys is Test {
    AccountVm internal constant avm = AccountVm(address(vm));

    uint8 internal constant PRESENT_AND_VERIFIED = 0x05;

    uint256 internal constant OWNER_KEY = 0xa11ce;
    uint256 internal constant SECOND_KEY = 0xa11ce2;
    uint256 internal constant STRANGER_KEY = 0xbad;

    function _assertion(bytes32 challenge) internal pure returns (Assertion memory) {
        return Assertion({
            index: 0,
            kind: "webauthn.get",
            challenge: challenge,
            rpIdHash: sha256("localhost"),
            flags: PRESENT_AND_VERIFIED,
            afterChallenge: '","origin":"http://localhost:8443","crossOrigin":false}'
        });
    }

    function _sign(uint256 key, bytes32 challenge) internal pure returns (bytes memory) {
        return _sign(key, _assertion(challenge));
    }

    function _sign(uint256 key, Assertion memory made) internal pure returns (bytes memory) {
        bytes memory authenticator = abi.encodePacked(made.rpIdHash, made.flags, uint32(0));
        return _sign(key, made, authenticator);
    }

    function _signRaw(
        uint256 key,
        bytes32 challenge,
        bytes memory authenticator,
        string memory afterChallenge
    ) internal pure returns (bytes memory) {
        Assertion memory made = _assertion(challenge);
        made.afterChallenge = afterChallenge;
        return _sign(key, made, authenticator);
    }

    function _sign(uint256 key, Assertion memory made, bytes memory authenticator)
        private
        pure
        returns (bytes memory)
    {
        bytes memory clientData = abi.encodePacked(
            '{"type":"',
            made.kind,
            '","challenge":"',
            Base64.encode(abi.encodePacked(made.challenge), true, true),
            made.afterChallenge
        );
        (bytes32 r, bytes32 s) =
            avm.signP256(key, sha256(abi.encodePacked(authenticator, sha256(clientData))));
        return abi.encodePacked(
            made.index, r, _low(s), uint16(authenticator.length), authenticator, made.afterChallenge
        );
    }

    function _low(bytes32 s) internal pure returns (bytes32) {
        return uint256(s) > P256.N / 2 ? bytes32(P256.N - uint256(s)) : s;
    }
}
