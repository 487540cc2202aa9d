// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import { ILicences } from "../src/interfaces/ILicences.sol";
import { Ask } from "../src/interfaces/IMarket.sol";
import { ErrorsLib } from "../src/libraries/ErrorsLib.sol";
import { MarketTest } from "./support/MarketTest.sol";

contract PauseTest is MarketTest {
    address internal guardian = _account("guardian");
    address internal shop = _account("shop");
    uint256 internal edition;

    function setUp() public override {
        super.setUp();
        edition = tokenId >> 64;
        _grant(guardian, licences.GUARDIAN());
        _grant(shop, licences.SELLER());
    }

    function test_stopsEveryFirstSaleOfOneEdition() public {
        _pause(guardian);
        bytes memory reason = abi.encodeWithSelector(ErrorsLib.SalesPaused.selector, edition);
        _fund(alice, 13e6);
        vm.expectRevert(reason);
        vm.prank(alice);
        licences.buy(edition, alice, 13e6);
        vm.expectRevert(reason);
        vm.prank(minter);
        licences.mintFor(edition, alice, keccak256("payment"));
        vm.expectRevert(reason);
        vm.prank(shop);
        licences.mintPaid(edition, alice);

        uint256 other = _register(1);
        vm.assertEq(licences.isPaused(other), false);
        vm.prank(minter);
        licences.mintFor(other, alice, keccak256("payment"));
    }

    function testFuzz_refusesAnUnknownEdition(uint256 unknown) public {
        vm.assume(unknown != edition);
        vm.expectRevert(abi.encodeWithSelector(ErrorsLib.UnknownEdition.selector, unknown));
        vm.prank(admin);
        licences.pause(unknown);
    }

    function test_goesOn() public {
        _pause(guardian);
        vm.expectEmit(true, true, true, true);
        emit ILicences.Resumed(edition);
        vm.prank(admin);
        licences.resume(edition);
        vm.assertEq(licences.isPaused(edition), false);
        _fund(alice, 13e6);
        vm.prank(alice);
        licences.buy(edition, alice, 13e6);
        vm.prank(shop);
        vm.assertEq(licences.ownerOf(licences.mintPaid(edition, bob)), bob);
    }

    function test_theOwnerPausesToo() public {
        _pause(admin);
        vm.assertEq(licences.isPaused(edition), true);
    }

    /// @dev Paused, and with every role and the owner gone for good: an owner does with a licence
    /// whatever an owner does.
    function testFuzz_stopsNothingThatAnOwnerDoes(uint64 price) public {
        price = uint64(_bound(price, 1, type(uint64).max));
        coin.setFrozen(studio, true);
        _pause(guardian);
        address[4] memory holders = [publisher, minter, guardian, shop];
        for (uint256 i; i < holders.length; ++i) {
            vm.prank(admin);
            licences.revokeRoles(holders[i], type(uint256).max);
        }
        vm.prank(admin);
        licences.renounceOwnership();

        vm.prank(seller);
        licences.list(tokenId, price);
        _fund(alice, price);
        vm.prank(alice);
        licences.accept(tokenId, seller, price);
        Ask memory ask = _ask(price);
        bytes memory signature = _signed(ask);
        _fund(alice, price);
        vm.prank(alice);
        licences.acceptSigned(ask, signature, seller);
        vm.prank(seller);
        licences.cancel(tokenId);
        licences.cancelSigned(tokenId, 3, _signed(SELLER_KEY, _cancelDigest(tokenId, 3)));
        vm.prank(seller);
        licences.transferFrom(seller, bob, tokenId);
        vm.prank(bob);
        licences.safeTransferFrom(bob, alice, tokenId);
        vm.assertEq(licences.ownerOf(tokenId), alice);
        coin.setFrozen(studio, false);
        uint256 owed = licences.owed(studio);
        if (owed != 0) licences.withdraw(studio);
        vm.assertEq(coin.balanceOf(studio), owed);
    }

    function testFuzz_refusesWhoMayNot(address sender) public {
        vm.assume(sender != admin);
        vm.expectRevert(_unauthorized());
        vm.prank(sender);
        licences.resume(edition);
        vm.assume(sender != guardian);
        vm.expectRevert(_unauthorized());
        vm.prank(sender);
        licences.pause(edition);
        vm.assume(sender != shop);
        vm.expectRevert(_unauthorized());
        vm.prank(sender);
        licences.mintPaid(edition, sender);
    }

    function _pause(address sender) internal {
        vm.expectEmit(true, true, true, true);
        emit ILicences.Paused(edition, sender);
        vm.prank(sender);
        licences.pause(edition);
    }

    function _grant(address account, uint256 role) internal {
        vm.prank(admin);
        licences.grantRoles(account, role);
    }
}
