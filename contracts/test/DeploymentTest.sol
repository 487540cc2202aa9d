// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import { Anchor } from "../src/Anchor.sol";
import { Licences } from "../src/Licences.sol";
import { ErrorsLib } from "../src/libraries/ErrorsLib.sol";
import { LicencesTest } from "./support/LicencesTest.sol";

contract DeploymentTest is LicencesTest {
    function testFuzz_keepsWhatItWasGiven(uint256 share) public {
        share = _bound(share, 0, 3000);
        Licences deployed = new Licences(admin, address(coin), treasury, share, 500);
        vm.assertEq(deployed.owner(), admin);
        vm.assertEq(deployed.stablecoin(), address(coin));
        vm.assertEq(deployed.treasury(), treasury);
        vm.assertEq(deployed.platformBasisPoints(), share);
        vm.assertEq(deployed.editions(), 0);
    }

    function testFuzz_refusesAGreedyPlatform(uint256 share) public {
        share = _bound(share, 3001, type(uint256).max);
        vm.expectRevert(abi.encodeWithSelector(ErrorsLib.ShareTooHigh.selector, share, 3000));
        new Licences(admin, address(coin), treasury, share, 500);
    }

    function test_refusesNobody() public {
        bytes memory reason = abi.encodeWithSelector(ErrorsLib.ZeroAddress.selector);
        vm.expectRevert(reason);
        new Licences(address(0), address(coin), treasury, 500, 500);
        vm.expectRevert(reason);
        new Licences(admin, address(0), treasury, 500, 500);
        vm.expectRevert(reason);
        new Licences(admin, address(coin), address(0), 500, 500);
        vm.expectRevert(reason);
        new Anchor(address(0));
    }

    function testFuzz_letsOnlyTheOwnerGiveRoles(address sender, uint256 roles) public {
        vm.assume(sender != admin);
        vm.expectRevert(_unauthorized());
        vm.prank(sender);
        licences.grantRoles(sender, roles);
    }
}
