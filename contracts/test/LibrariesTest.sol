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

    function testFuzz_splitsEveryUnitOfAResale(uint64 price, uint256 royalty, uint256 share)
        public
        pure
    {
        share = _bound(share, 0, 1000);
        royalty = _bound(royalty, 0, 10_000 - share);
        (uint256 seller, uint256 studio, uint256 platform) = SplitLib.resale(price, royalty, share);
        vm.assertEq(seller + studio + platform, price);
        vm.assertLe(uint256(price) * share, platform * 10_000);
        vm.assertLe(platform * 10_000, uint256(price) * share + 2 * 9_999);
    }

    function testFuzz_packsALicence(address owner, uint32 nonce, uint64 ask) public pure {
        uint256 word = WordLib.licence(owner, nonce, ask);
        vm.assertEq(WordLib.account(word), owner);
        vm.assertEq(WordLib.nonceOf(word), nonce);
        vm.assertEq(WordLib.askOf(word), ask);
    }

    function testFuzz_packsASale(address studio, uint48 price, uint16 royalty, uint8 sold)
        public
        pure
    {
        royalty %= 10_001;
        uint256 word = WordLib.sale(studio, price, royalty);
        for (uint256 i; i < sold % 8; ++i) {
            word = WordLib.withNextSerial(word);
        }
        _isSale(word, studio, price, royalty, false, sold % 8);
    }

    function testFuzz_changesOneThingOfASale(
        address studio,
        uint48 price,
        uint16 royalty,
        address studio2,
        uint48 price2
    ) public pure {
        royalty %= 10_001;
        uint256 word = WordLib.withNextSerial(WordLib.sale(studio, price, royalty));
        _isSale(WordLib.withPrice(word, price2), studio, price2, royalty, false, 1);
        word = WordLib.withStudio(word, studio2, true);
        _isSale(word, studio2, price, royalty, true, 1);
        word = WordLib.withStudio(WordLib.withPrice(word, price2), studio, false);
        _isSale(word, studio, price2, royalty, false, 1);
    }

    function _isSale(
        uint256 word,
        address studio,
        uint256 price,
        uint256 royalty,
        bool shared,
        uint256 serials
    ) internal pure {
        vm.assertEq(WordLib.account(word), studio);
        vm.assertEq(uint256(WordLib.priceOf(word)), price);
        vm.assertEq(uint256(WordLib.royaltyOf(word)), royalty);
        vm.assertEq(WordLib.isShared(word), shared);
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
