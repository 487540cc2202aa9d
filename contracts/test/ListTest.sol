// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import { IMarket } from "../src/interfaces/IMarket.sol";
import { ErrorsLib } from "../src/libraries/ErrorsLib.sol";
import { MarketTest } from "./support/MarketTest.sol";

contract ListTest is MarketTest {
    function testFuzz_keepsTheAskInTheWord(uint64 price) public {
        vm.expectEmit(true, true, true, true);
        emit IMarket.Listed(tokenId, price);
        vm.prank(seller);
        licences.list(tokenId, price);

        vm.assertEq(uint256(licences.wordOf(tokenId).ask), price);
        vm.assertEq(licences.wordOf(tokenId).owner, seller);
        vm.assertEq(uint256(licences.wordOf(tokenId).nonce), 0);
    }

    function testFuzz_replacesTheListing(uint64 first, uint64 second) public {
        vm.prank(seller);
        licences.list(tokenId, first);
        vm.prank(seller);
        licences.list(tokenId, second);
        vm.assertEq(uint256(licences.wordOf(tokenId).ask), second);
    }

    function testFuzz_takesItOff(uint64 price) public {
        vm.prank(seller);
        licences.list(tokenId, price);
        vm.prank(seller);
        licences.list(tokenId, 0);
        vm.expectRevert(abi.encodeWithSelector(ErrorsLib.NotListed.selector, tokenId));
        vm.prank(alice);
        licences.accept(tokenId, alice, type(uint64).max);
    }

    function testFuzz_refusesWhoIsNotTheOwner(address sender, uint64 price) public {
        vm.assume(sender != seller);
        vm.expectRevert(abi.encodeWithSelector(ErrorsLib.NotOwner.selector, tokenId, sender));
        vm.prank(sender);
        licences.list(tokenId, price);
    }

    function testFuzz_refusesTheUnknown(uint256 id, uint64 price) public {
        vm.assume(id != tokenId);
        vm.expectRevert(abi.encodeWithSelector(ErrorsLib.UnknownLicence.selector, id));
        vm.prank(seller);
        licences.list(id, price);
    }

    /// @dev Whatever moves the licence ends the listing.
    function testFuzz_endsWithTheMove(uint64 price, address to) public {
        _assumeOwner(to);
        vm.prank(seller);
        licences.list(tokenId, price);
        vm.prank(seller);
        licences.transferFrom(seller, to, tokenId);
        vm.expectRevert(abi.encodeWithSelector(ErrorsLib.NotListed.selector, tokenId));
        vm.prank(alice);
        licences.accept(tokenId, alice, type(uint64).max);
    }
}
