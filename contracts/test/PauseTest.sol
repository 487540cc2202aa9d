// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import { ILicences } from "../src/interfaces/ILicences.sol";
import { ErrorsLib } from "../src/libraries/ErrorsLib.sol";
import { LicencesTest } from "./support/LicencesTest.sol";

contract PauseTest is LicencesTest {
    address internal guardian = address(0x6a12d1a);

    function _paused() internal returns (uint256 edition) {
        edition = _register(1);
        uint256 pauses = licences.GUARDIAN();
        vm.prank(admin);
        licences.grantRoles(guardian, pauses);
        vm.prank(guardian);
        licences.pause(edition);
    }

    function test_stopsFirstSalesOfOneEdition() public {
        uint256 edition = _paused();
        uint256 other = _register(1);

        require(licences.isPaused(edition));
        require(!licences.isPaused(other));
        vm.expectRevert(abi.encodeWithSelector(ErrorsLib.SalesPaused.selector, edition));
        vm.prank(minter);
        licences.mintFor(edition, alice, keccak256("one"));
        vm.expectRevert(abi.encodeWithSelector(ErrorsLib.SalesPaused.selector, edition));
        vm.prank(alice);
        licences.buy(edition, alice, 1);

        vm.prank(minter);
        licences.mintFor(other, alice, keccak256("two"));
    }

    function test_changesNothingElse() public {
        uint256 edition = _register(77);
        vm.prank(minter);
        uint256 tokenId = licences.mintFor(edition, alice, keccak256("payment"));
        vm.expectEmit(true, true, true, true);
        emit ILicences.Paused(edition, admin);
        vm.prank(admin);
        licences.pause(edition);

        vm.assertEq(licences.termsOf(edition).price, 77);
        vm.assertEq(licences.termsOf(edition).studio, studio);
        vm.assertEq(licences.serialsOf(edition), 1);
        vm.prank(alice);
        licences.transferFrom(alice, bob, tokenId);
        vm.assertEq(licences.ownerOf(tokenId), bob);
    }

    function test_theOwnerLetsThemGoOn() public {
        uint256 edition = _paused();
        vm.expectEmit(true, true, true, true);
        emit ILicences.Resumed(edition);
        vm.prank(admin);
        licences.resume(edition);
        vm.prank(minter);
        licences.mintFor(edition, alice, keccak256("payment"));
    }

    function testFuzz_nobodyElsePausesOrResumes(address sender) public {
        uint256 edition = _paused();
        vm.assume(sender != admin && sender != guardian);
        vm.expectRevert(_unauthorized());
        vm.prank(sender);
        licences.pause(edition);
        vm.expectRevert(_unauthorized());
        vm.prank(sender);
        licences.resume(edition);
    }

    function test_aGuardianDoesNotResume() public {
        uint256 edition = _paused();
        vm.expectRevert(_unauthorized());
        vm.prank(guardian);
        licences.resume(edition);
    }

    function testFuzz_refusesAnUnknownEdition(uint256 edition) public {
        vm.expectRevert(abi.encodeWithSelector(ErrorsLib.UnknownEdition.selector, edition));
        vm.prank(admin);
        licences.pause(edition);
    }
}
