// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import { ErrorsLib } from "../src/libraries/ErrorsLib.sol";
import { LicencesTest } from "./support/LicencesTest.sol";

contract MetadataTest is LicencesTest {
    uint256 internal tokenId;

    function setUp() public override {
        super.setUp();
        _register(1);
        uint256 edition = _register(13e6);
        vm.prank(minter);
        tokenId = licences.mintFor(edition, alice, keccak256("payment"));
    }

    function test_saysWhatTheLicenceIs() public view {
        vm.assertEq(licences.name(), "Tangible licence");
        vm.assertEq(licences.symbol(), "TANGIBLE");
        vm.assertEq(
            licences.tokenURI(tokenId),
            string.concat(
                'data:application/json,{"name":"Tangible licence 2-1",',
                '"film":"0x0000000000000000000000000000f11f",',
                '"master":"0x0000000000000000000000000000000000000000000000000000000000000002",',
                '"quality":"HD"}'
            )
        );
    }

    function testFuzz_tellsTheRoyalty(uint128 price) public view {
        (address receiver, uint256 amount) = licences.royaltyInfo(tokenId, price);
        vm.assertEq(receiver, studio);
        vm.assertEq(amount, uint256(price) * 15 / 100);
    }

    function testFuzz_refusesWhatIsNoLicence(uint256 id) public {
        vm.assume(id != tokenId);
        vm.expectRevert(abi.encodeWithSelector(ErrorsLib.UnknownLicence.selector, id));
        licences.tokenURI(id);
        vm.expectRevert(abi.encodeWithSelector(ErrorsLib.UnknownLicence.selector, id));
        licences.royaltyInfo(id, 1);
        vm.expectRevert(abi.encodeWithSelector(ErrorsLib.UnknownLicence.selector, id));
        licences.getApproved(id);
    }

    /// @dev The ids are those that the ERCs state.
    function testFuzz_tellsWhichInterfacesItHas(bytes4 id) public view {
        vm.assertEq(licences.supportsInterface(0x01ffc9a7), true);
        vm.assertEq(licences.supportsInterface(0x80ac58cd), true);
        vm.assertEq(licences.supportsInterface(0x5b5e139f), true);
        vm.assertEq(licences.supportsInterface(0x2a55205a), true);
        vm.assume(id != 0x01ffc9a7 && id != 0x80ac58cd && id != 0x5b5e139f && id != 0x2a55205a);
        vm.assertEq(licences.supportsInterface(id), false);
    }

    function test_refusesTheBalanceOfNobody() public {
        vm.expectRevert(abi.encodeWithSelector(ErrorsLib.ZeroAddress.selector));
        licences.balanceOf(address(0));
    }
}
