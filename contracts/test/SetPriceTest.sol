// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import { IEditions } from "../src/interfaces/IEditions.sol";
import { ErrorsLib } from "../src/libraries/ErrorsLib.sol";
import { LicencesTest } from "./support/LicencesTest.sol";

contract SetPriceTest is LicencesTest {
    function testFuzz_changesThePriceAndNothingElse(uint48 first, uint48 second) public {
        uint256 edition = _register(first);
        vm.prank(minter);
        licences.mintFor(edition, alice, keccak256("payment"));

        vm.expectEmit(true, true, true, true);
        emit IEditions.PriceSet(edition, second);
        vm.prank(publisher);
        licences.setPrice(edition, second);

        vm.assertEq(licences.termsOf(edition).price, second);
        vm.assertEq(licences.termsOf(edition).studio, studio);
        vm.assertEq(licences.serialsOf(edition), 1);
    }

    function testFuzz_refusesWhoIsNotThePublisher(address sender, uint48 price) public {
        vm.assume(sender != publisher);
        uint256 edition = _register(1);
        vm.expectRevert(_unauthorized());
        vm.prank(sender);
        licences.setPrice(edition, price);
    }

    function testFuzz_refusesAnUnknownEdition(uint256 edition, uint48 price) public {
        vm.expectRevert(abi.encodeWithSelector(ErrorsLib.UnknownEdition.selector, edition));
        vm.prank(publisher);
        licences.setPrice(edition, price);
    }
}
