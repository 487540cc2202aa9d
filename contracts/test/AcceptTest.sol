// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import { IERC721 } from "../src/interfaces/IERC721.sol";
import { IMarket } from "../src/interfaces/IMarket.sol";
import { ErrorsLib } from "../src/libraries/ErrorsLib.sol";
import { MarketTest } from "./support/MarketTest.sol";

contract AcceptTest is MarketTest {
    function test_sellsForEightAsTheRuleSays() public {
        _list(8e6);
        _fund(alice, 8e6);
        vm.prank(alice);
        licences.accept(tokenId, alice, 8e6);
        vm.assertEq(coin.balanceOf(seller), 6.4e6);
        vm.assertEq(coin.balanceOf(studio), 1.2e6);
        vm.assertEq(coin.balanceOf(treasury), 0.4e6);
    }

    function testFuzz_movesAndSplitsEveryUnit(uint64 price, address to) public {
        price = uint64(_bound(price, 1, type(uint64).max));
        _assumeOwner(to);
        _list(price);
        _fund(alice, price);

        vm.expectEmit(true, true, true, true);
        emit IERC721.Transfer(seller, to, tokenId);
        vm.expectEmit(true, true, true, true);
        emit IMarket.Sold(tokenId, price);
        vm.prank(alice);
        licences.accept(tokenId, to, price);

        vm.assertEq(licences.ownerOf(tokenId), to);
        vm.assertEq(uint256(licences.wordOf(tokenId).nonce), 1);
        vm.assertEq(uint256(licences.wordOf(tokenId).ask), 0);
        vm.assertEq(licences.balanceOf(seller), to == seller ? 1 : 0);
        vm.assertEq(licences.balanceOf(to), 1);
        _isSplit(price, seller);
        vm.assertEq(coin.balanceOf(alice), 0);
    }

    function testFuzz_sellsOnce(uint64 price) public {
        price = uint64(_bound(price, 1, type(uint32).max));
        _list(price);
        _fund(alice, 2 * uint256(price));
        vm.prank(alice);
        licences.accept(tokenId, alice, price);
        vm.expectRevert(abi.encodeWithSelector(ErrorsLib.NotListed.selector, tokenId));
        vm.prank(alice);
        licences.accept(tokenId, alice, price);
    }

    function testFuzz_refusesAPriceAboveTheBuyersMaximum(uint64 price, uint64 maximum) public {
        price = uint64(_bound(price, 1, type(uint64).max));
        maximum = uint64(_bound(maximum, 0, price - 1));
        _list(price);
        _fund(alice, price);
        vm.expectRevert(abi.encodeWithSelector(ErrorsLib.PriceAbove.selector, maximum, price));
        vm.prank(alice);
        licences.accept(tokenId, alice, maximum);
    }

    function testFuzz_refusesABuyerWhoCannotPay(uint64 price, uint64 has, uint64 allows) public {
        price = uint64(_bound(price, 1, type(uint64).max));
        vm.assume(has < price || allows < price);
        _list(price);
        coin.mint(alice, has);
        vm.prank(alice);
        coin.approve(address(licences), allows);

        vm.expectRevert();
        vm.prank(alice);
        licences.accept(tokenId, alice, price);

        vm.assertEq(licences.ownerOf(tokenId), seller);
        vm.assertEq(coin.balanceOf(alice), has);
    }

    /// @dev Each of the three can be frozen: the sale goes on, and the frozen are owed.
    function testFuzz_owesWhomTheCoinHasFrozen(uint64 price, uint8 frozen) public {
        price = uint64(_bound(price, 100, type(uint64).max));
        address[3] memory three = [seller, studio, treasury];
        uint256[3] memory shares;
        (shares[0], shares[1], shares[2]) = licences.resaleShares(tokenId >> 64, price);
        _list(price);
        _fund(alice, price);
        uint256 owed;
        for (uint256 i; i < 3; ++i) {
            if (frozen & 1 << i == 0) continue;
            coin.setFrozen(three[i], true);
            owed += shares[i];
        }

        vm.prank(alice);
        licences.accept(tokenId, alice, price);

        vm.assertEq(licences.ownerOf(tokenId), alice);
        vm.assertEq(licences.totalOwed(), owed);
        vm.assertEq(coin.balanceOf(address(licences)), owed);
        for (uint256 i; i < 3; ++i) {
            vm.assertEq(licences.owed(three[i]), frozen & 1 << i == 0 ? 0 : shares[i]);
            coin.setFrozen(three[i], false);
            if (frozen & 1 << i != 0) licences.withdraw(three[i]);
            vm.assertEq(coin.balanceOf(three[i]), shares[i]);
        }
    }

    function test_refusesNobodyAndTheUnknown() public {
        _list(8e6);
        _fund(alice, 8e6);
        vm.expectRevert(abi.encodeWithSelector(ErrorsLib.ZeroAddress.selector));
        vm.prank(alice);
        licences.accept(tokenId, address(0), 8e6);
        vm.expectRevert(abi.encodeWithSelector(ErrorsLib.UnknownLicence.selector, 77));
        vm.prank(alice);
        licences.accept(77, alice, 8e6);
    }

    function _list(uint64 price) internal {
        vm.prank(seller);
        licences.list(tokenId, price);
    }
}
