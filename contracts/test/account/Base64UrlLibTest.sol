// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import { Base64 } from "solady/utils/Base64.sol";

import { Base64UrlLib } from "../../src/account/libraries/Base64UrlLib.sol";
import { Test } from "../support/Test.sol";

contract Base64UrlLibTest is Test {
    function testFuzz_isWhatATableMakesOfIt(bytes32 word) public pure {
        (bytes32 characters, bytes32 last) = Base64UrlLib.encode(word);
        bytes memory encoded = abi.encodePacked(characters, last);
        assembly {
            mstore(encoded, 43)
        }
        vm.assertEq(string(encoded), Base64.encode(abi.encodePacked(word), true, true));
    }

    /// @dev Every one of the 64 characters, each where a byte of six bits begins.
    function test_knowsEveryCharacter() public pure {
        (bytes32 characters,) = Base64UrlLib.encode(
            hex"00108310518720928b30d38f41149351559761969b71d79f0000000000000000"
        );
        vm.assertEq(characters, bytes32("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdef"));
        (characters,) = Base64UrlLib.encode(
            hex"8218a39259a7a29aabb2dbafc31cb3d35db7e39ebbf3dfbf0000000000000000"
        );
        vm.assertEq(characters, bytes32("ghijklmnopqrstuvwxyz0123456789-_"));
    }
}
