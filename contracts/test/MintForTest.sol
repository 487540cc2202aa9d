// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import { ILicences } from "../src/interfaces/ILicences.sol";
import { ErrorsLib } from "../src/libraries/ErrorsLib.sol";
import { LicencesTest } from "./support/LicencesTest.sol";

contract MintForTest is LicencesTest {
    function testFuzz_mintsAndRemembersThePayment(address owner, bytes32 payment, uint32 height)
        public
    {
        _assumeOwner(owner);
        vm.assume(payment != 0);
        uint256 edition = _register(0);
        vm.roll(_bound(height, 1, type(uint32).max));

        vm.expectEmit(true, true, true, true);
        emit ILicences.MintedFor(payment, edition << 64 | 1);
        vm.prank(minter);
        uint256 tokenId = licences.mintFor(edition, owner, payment);

        vm.assertEq(licences.ownerOf(tokenId), owner);
        vm.assertEq(licences.balanceOf(owner), 1);
        (uint256 found, uint256 blockNumber) = licences.mintedFor(payment);
        vm.assertEq(found, tokenId);
        vm.assertEq(blockNumber, block.number);
    }

    function testFuzz_refusesAPaymentThatWasUsed(
        bytes32 payment,
        address first,
        address second,
        bool otherEdition
    ) public {
        _assumeOwner(first);
        _assumeOwner(second);
        vm.assume(payment != 0);
        uint256 edition = _register(13e6);
        uint256 other = _register(13e6);
        vm.prank(minter);
        uint256 tokenId = licences.mintFor(edition, first, payment);

        vm.expectRevert(abi.encodeWithSelector(ErrorsLib.AlreadyMinted.selector, tokenId));
        vm.prank(minter);
        licences.mintFor(otherEdition ? other : edition, second, payment);

        vm.assertEq(licences.serialsOf(edition), 1);
        vm.assertEq(licences.serialsOf(other), 0);
    }

    function testFuzz_stillRefusesAfterTheLicenceMoved(bytes32 payment) public {
        vm.assume(payment != 0);
        uint256 edition = _register(13e6);
        vm.prank(minter);
        uint256 tokenId = licences.mintFor(edition, alice, payment);
        vm.prank(alice);
        licences.transferFrom(alice, bob, tokenId);

        vm.expectRevert(abi.encodeWithSelector(ErrorsLib.AlreadyMinted.selector, tokenId));
        vm.prank(minter);
        licences.mintFor(edition, alice, payment);
    }

    function testFuzz_refusesWhoIsNotTheMinter(address sender, bytes32 payment) public {
        vm.assume(sender != minter);
        uint256 edition = _register(13e6);
        vm.expectRevert(_unauthorized());
        vm.prank(sender);
        licences.mintFor(edition, alice, payment);
    }

    function test_refusesAMinterWhoLostTheRole() public {
        uint256 edition = _register(13e6);
        vm.prank(admin);
        licences.revokeRoles(minter, 2);
        vm.expectRevert(_unauthorized());
        vm.prank(minter);
        licences.mintFor(edition, alice, keccak256("payment"));
    }

    function testFuzz_refusesAnUnknownEdition(uint256 edition, bytes32 payment) public {
        vm.assume(payment != 0);
        vm.expectRevert(abi.encodeWithSelector(ErrorsLib.UnknownEdition.selector, edition));
        vm.prank(minter);
        licences.mintFor(edition, alice, payment);
        (uint256 found,) = licences.mintedFor(payment);
        vm.assertEq(found, 0);
    }

    function test_refusesNoPaymentAndNoOwner() public {
        uint256 edition = _register(13e6);
        vm.expectRevert(abi.encodeWithSelector(ErrorsLib.ZeroHash.selector));
        vm.prank(minter);
        licences.mintFor(edition, alice, 0);
        vm.expectRevert(abi.encodeWithSelector(ErrorsLib.ZeroAddress.selector));
        vm.prank(minter);
        licences.mintFor(edition, address(0), keccak256("payment"));
    }
}
