// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import { IMarket } from "../src/interfaces/IMarket.sol";
import { ErrorsLib } from "../src/libraries/ErrorsLib.sol";
import { MarketTest } from "./support/MarketTest.sol";

contract CancelTest is MarketTest {
    function testFuzz_endsTheListingAndBumpsTheNonce(uint64 price, uint8 times) public {
        vm.prank(seller);
        licences.list(tokenId, price);
        for (uint32 i = 1; i <= 1 + times % 8; ++i) {
            vm.expectEmit(true, true, true, true);
            emit IMarket.Cancelled(tokenId, i);
            vm.prank(seller);
            licences.cancel(tokenId);
            vm.assertEq(uint256(licences.wordOf(tokenId).nonce), i);
        }
        vm.assertEq(uint256(licences.wordOf(tokenId).ask), 0);
        vm.assertEq(licences.ownerOf(tokenId), seller);
        vm.assertEq(licences.balanceOf(seller), 1);
    }

    function testFuzz_refusesWhoIsNotTheOwner(address sender) public {
        vm.assume(sender != seller);
        vm.expectRevert(abi.encodeWithSelector(ErrorsLib.NotOwner.selector, tokenId, sender));
        vm.prank(sender);
        licences.cancel(tokenId);
    }

    function testFuzz_refusesTheUnknown(uint256 id) public {
        vm.assume(id != tokenId);
        vm.expectRevert(abi.encodeWithSelector(ErrorsLib.UnknownLicence.selector, id));
        licences.cancel(id);
    }

    /// @dev At the last nonce nothing wraps: the licence stays where it is, with what is listed.
    function test_endsWithAnErrorAtTheLastNonce() public {
        vm.store(
            address(licences),
            keccak256(abi.encode(tokenId, uint256(0))),
            bytes32(uint256(type(uint32).max) << 160 | uint160(seller))
        );
        bytes memory reason = abi.encodeWithSelector(ErrorsLib.MovedTooOften.selector, tokenId);
        vm.expectRevert(reason);
        vm.prank(seller);
        licences.cancel(tokenId);
        vm.expectRevert(reason);
        vm.prank(seller);
        licences.transferFrom(seller, alice, tokenId);
        vm.assertEq(licences.ownerOf(tokenId), seller);
    }
}
