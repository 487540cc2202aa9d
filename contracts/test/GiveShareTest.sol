// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import { IEditions, Share } from "../src/interfaces/IEditions.sol";
import { ErrorsLib } from "../src/libraries/ErrorsLib.sol";
import { SharesTest } from "./support/SharesTest.sol";

contract GiveShareTest is SharesTest {
    function testFuzz_givesOfAWholePart(address to, uint16 much) public {
        vm.assume(to != address(0) && to != studio);
        much = uint16(_bound(much, 1, 9999));
        uint256 edition = _register(13e6);
        vm.expectEmit(true, true, true, true);
        emit IEditions.ShareGiven(edition, studio, to, much);
        vm.prank(studio);
        licences.giveShare(edition, to, much);

        Share[] memory shares = licences.sharesOf(edition);
        vm.assertEq(shares.length, 2);
        _is(shares[0], studio, 10_000 - much);
        _is(shares[1], to, much);
        vm.assertEq(licences.termsOf(edition).studio, studio);
    }

    /// @dev The studio itself is handed over: the newcomer stands in its place.
    function testFuzz_handsOverAll(address to) public {
        vm.assume(to != address(0) && to != studio);
        uint256 edition = _register(13e6);
        vm.prank(studio);
        licences.giveShare(edition, to, 10_000);
        vm.assertEq(licences.sharesOf(edition).length, 1);
        _is(licences.sharesOf(edition)[0], to, 10_000);
        vm.assertEq(licences.termsOf(edition).studio, to);
        vm.assertEq(licences.serialsOf(edition), 0);
    }

    /// @dev Whoever gives whatever to whom: together it stays all, nobody is there twice or with
    /// nothing, and nobody has less who did not give.
    function testFuzz_keepsTheSum(uint8 count, uint256 seed, uint256[12] memory gifts) public {
        uint256 edition = _registerShared(13e6, _shares(_bound(count, 2, 8), seed));
        for (uint256 i; i < gifts.length; ++i) {
            Share[] memory before = licences.sharesOf(edition);
            Share memory from = before[gifts[i] % before.length];
            address to = _holder(gifts[i] >> 8 & 15);
            uint16 much = uint16(_bound(gifts[i] >> 16, 1, from.basisPoints));
            vm.prank(from.account);
            try licences.giveShare(edition, to, much) { }
            catch {
                vm.assertEq(before.length, 8);
            }
            _isWhole(edition, before, from.account);
        }
    }

    function testFuzz_refusesWhoHasNoShare(address sender, address to, uint16 much) public {
        vm.assume(sender != studio && to != address(0));
        uint256 edition = _register(13e6);
        vm.expectRevert(abi.encodeWithSelector(ErrorsLib.NotHolder.selector, sender));
        vm.prank(sender);
        licences.giveShare(edition, to, much);
    }

    function testFuzz_refusesMoreThanOneHas(uint16 much) public {
        much = uint16(_bound(much, 10_001, type(uint16).max));
        uint256 edition = _register(13e6);
        _refuses(
            edition, alice, much, abi.encodeWithSelector(ErrorsLib.ShareTooHigh.selector, much, 1e4)
        );
        _refuses(edition, alice, 0, abi.encodeWithSelector(ErrorsLib.ShareTooHigh.selector, 0, 1e4));
    }

    function test_refusesANinthHolderAndNobody() public {
        uint256 edition = _registerShared(13e6, _shares(8, 7));
        _refuses(edition, alice, 1, abi.encodeWithSelector(ErrorsLib.TooManyHolders.selector, 8));
        _refuses(edition, address(0), 1, abi.encodeWithSelector(ErrorsLib.ZeroAddress.selector));
        vm.expectRevert(abi.encodeWithSelector(ErrorsLib.UnknownEdition.selector, 77));
        licences.giveShare(77, alice, 1);
    }

    /* WHAT THE HOLDERS GET */

    function testFuzz_sharesAFirstSale(uint48 price, uint8 count, uint256 seed, uint8 frozen)
        public
    {
        price = uint48(_bound(price, 1, type(uint48).max));
        Share[] memory shares = _shares(_bound(count, 2, 8), seed);
        uint256 edition = _registerShared(price, shares);
        _freeze(shares, frozen);
        _fund(alice, price);
        vm.prank(alice);
        licences.buy(edition, alice, price);
        _isShared(uint256(price) * 95 / 100, shares);
        vm.assertEq(coin.balanceOf(address(licences)), licences.totalOwed());
    }

    function testFuzz_sharesAResale(uint64 price, uint8 count, uint256 seed, uint8 frozen) public {
        price = uint64(_bound(price, 1, type(uint64).max));
        Share[] memory shares = _shares(_bound(count, 2, 8), seed);
        uint256 edition = _registerShared(1, shares);
        vm.prank(minter);
        uint256 id = licences.mintFor(edition, seller, bytes32(uint256(77)));
        _freeze(shares, frozen);
        vm.prank(seller);
        licences.list(id, price);
        _fund(alice, price);
        vm.prank(alice);
        licences.accept(id, alice, price);
        (uint256 forSeller, uint256 forStudio, uint256 forPlatform) =
            licences.resaleShares(edition, price);
        _isShared(forStudio, shares);
        vm.assertEq(coin.balanceOf(seller), forSeller);
        vm.assertEq(coin.balanceOf(treasury), forPlatform);
        vm.assertEq(coin.balanceOf(address(licences)), licences.totalOwed());
    }

    function _freeze(Share[] memory shares, uint8 frozen) internal {
        for (uint256 i; i < shares.length; ++i) {
            if (frozen & 1 << i != 0) coin.setFrozen(shares[i].account, true);
        }
    }

    function _isWhole(uint256 edition, Share[] memory before, address giver) internal view {
        Share[] memory shares = licences.sharesOf(edition);
        uint256 sum;
        for (uint256 i; i < shares.length; ++i) {
            vm.assertEq(shares[i].basisPoints != 0, true);
            for (uint256 j; j < i; ++j) {
                vm.assertEq(shares[i].account != shares[j].account, true);
            }
            sum += shares[i].basisPoints;
        }
        vm.assertEq(sum, 10_000);
        vm.assertEq(licences.termsOf(edition).studio, shares[0].account);
        for (uint256 i; i < before.length; ++i) {
            if (before[i].account == giver) continue;
            vm.assertLe(before[i].basisPoints, _shareOf(shares, before[i].account));
        }
    }

    function _shareOf(Share[] memory shares, address account) internal pure returns (uint256) {
        for (uint256 i; i < shares.length; ++i) {
            if (shares[i].account == account) return shares[i].basisPoints;
        }
        return 0;
    }

    function _is(Share memory share, address account, uint256 basisPoints) internal pure {
        vm.assertEq(share.account, account);
        vm.assertEq(uint256(share.basisPoints), basisPoints);
    }

    function _refuses(uint256 edition, address to, uint16 much, bytes memory reason) internal {
        vm.expectRevert(reason);
        vm.prank(studio);
        licences.giveShare(edition, to, much);
    }
}
