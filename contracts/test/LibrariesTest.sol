// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import { QualityLib } from "../src/libraries/QualityLib.sol";
import { SplitLib } from "../src/libraries/SplitLib.sol";
import { WordLib } from "../src/libraries/WordLib.sol";
import { Test } from "./support/Test.sol";

contract LibrariesTest is Test {
    function testFuzz_splitsEveryUnit(uint64 price, uint256 share) public pure {
        share = _bound(share, 0, 10_000);
        (uint256 studio, uint256 platform) = SplitLib.primary(price, share);
        vm.assertEq(studio + platform, price);
        // The platform never gains a whole unit by rounding.
        vm.assertLe(platform * 10_000, uint256(price) * share + 9_999);
        vm.assertLe(uint256(price) * share, platform * 10_000);
    }

    function testFuzz_packsALicence(address owner, uint32 nonce, uint64 ask) public pure {
        uint256 word = WordLib.licence(owner, nonce, ask);
        vm.assertEq(WordLib.account(word), owner);
        vm.assertEq(WordLib.nonceOf(word), nonce);
        vm.assertEq(WordLib.askOf(word), ask);
    }

    function testFuzz_packsASale(address studio, uint64 price, uint32 serials) public pure {
        uint256 word = WordLib.sale(studio, price, serials);
        vm.assertEq(WordLib.account(word), studio);
        vm.assertEq(WordLib.priceOf(word), price);
        vm.assertEq(WordLib.serialsOf(word), serials);
    }

    /// @dev Against the rule as one would write it down: letters first, then only zeros.
    function testFuzz_knowsAQuality(bytes32 quality, uint8 length) public pure {
        bytes memory allowed = "ABYZabyz0159+-.";
        bytes32 made;
        for (uint256 i; i < length % 33; ++i) {
            made |= bytes32(allowed[uint8(quality[i]) % allowed.length]) >> (8 * i);
        }
        vm.assertEq(QualityLib.isValid(made), length % 33 > 0 && length % 33 < 32);
    }

    function test_refusesWhatWouldNeedEscaping() public pure {
        vm.assertEq(QualityLib.isValid("HD"), true);
        vm.assertEq(QualityLib.isValid("UHD-HDR10+"), true);
        vm.assertEq(QualityLib.isValid('H"D'), false);
        vm.assertEq(QualityLib.isValid("H D"), false);
        vm.assertEq(QualityLib.isValid("H\\D"), false);
        vm.assertEq(QualityLib.isValid(hex"4844004844"), false);
        vm.assertEq(QualityLib.isValid(hex"0048"), false);
        vm.assertEq(QualityLib.isValid(bytes32(type(uint256).max)), false);
    }
}
