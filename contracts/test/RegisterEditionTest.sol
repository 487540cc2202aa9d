// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import { EditionTerms, IEditions } from "../src/interfaces/IEditions.sol";
import { ErrorsLib } from "../src/libraries/ErrorsLib.sol";
import { LicencesTest } from "./support/LicencesTest.sol";

contract RegisterEditionTest is LicencesTest {
    function testFuzz_storesTheTermsOnce(EditionTerms memory terms) public {
        terms = _valid(terms);

        vm.expectEmit(true, true, true, true);
        emit IEditions.EditionRegistered(1, terms.masterHash, terms.filmId, terms.studio);
        vm.prank(publisher);
        uint256 edition = licences.registerEdition(terms);

        vm.assertEq(edition, 1);
        vm.assertEq(licences.editions(), 1);
        vm.assertEq(licences.editionOf(terms.masterHash), 1);
        vm.assertEq(licences.serialsOf(edition), 0);
        vm.assertEq(keccak256(abi.encode(licences.termsOf(edition))), keccak256(abi.encode(terms)));
    }

    function testFuzz_countsIdsUpFromOne(uint8 count) public {
        for (uint256 i = 1; i <= count % 16; ++i) {
            vm.assertEq(_register(13e6), i);
            vm.assertEq(licences.editionOf(bytes32(i)), i);
        }
    }

    function testFuzz_refusesTheSameMasterAgain(EditionTerms memory terms, address studio2) public {
        terms = _valid(terms);
        vm.prank(publisher);
        uint256 edition = licences.registerEdition(terms);
        terms.studio = studio2 == address(0) ? studio : studio2;
        terms.quality = "UHD";

        vm.expectRevert(abi.encodeWithSelector(ErrorsLib.EditionExists.selector, edition));
        vm.prank(publisher);
        licences.registerEdition(terms);
    }

    function testFuzz_refusesWhoIsNotThePublisher(address sender, EditionTerms memory terms)
        public
    {
        vm.assume(sender != publisher);
        terms = _valid(terms);
        vm.expectRevert(_unauthorized());
        vm.prank(sender);
        licences.registerEdition(terms);
    }

    function testFuzz_refusesARoyaltyAboveAll(uint16 royalty) public {
        EditionTerms memory terms = _terms(1, 13e6);
        terms.royaltyBasisPoints = uint16(_bound(royalty, 9501, type(uint16).max));
        _refuses(
            terms,
            abi.encodeWithSelector(ErrorsLib.ShareTooHigh.selector, terms.royaltyBasisPoints, 9500)
        );
    }

    function testFuzz_refusesAPriceThatDoesNotFit(uint64 price) public {
        price = uint64(_bound(price, 1 << 48, type(uint64).max));
        bytes memory reason =
            abi.encodeWithSelector(ErrorsLib.PriceTooHigh.selector, price, (1 << 48) - 1);
        _refuses(_terms(1, price), reason);
        uint256 edition = _register(1);
        vm.expectRevert(reason);
        vm.prank(publisher);
        licences.setPrice(edition, price);
    }

    function test_refusesWhatIsMissing() public {
        EditionTerms memory terms = _terms(0, 13e6);
        _refuses(terms, abi.encodeWithSelector(ErrorsLib.ZeroHash.selector));
        terms = _terms(1, 13e6);
        terms.filmId = 0;
        _refuses(terms, abi.encodeWithSelector(ErrorsLib.ZeroHash.selector));
        terms = _terms(1, 13e6);
        terms.studio = address(0);
        _refuses(terms, abi.encodeWithSelector(ErrorsLib.ZeroAddress.selector));
        terms = _terms(1, 13e6);
        terms.quality = "";
        _refuses(terms, abi.encodeWithSelector(ErrorsLib.BadQuality.selector));
    }

    function _refuses(EditionTerms memory terms, bytes memory reason) internal {
        vm.expectRevert(reason);
        vm.prank(publisher);
        licences.registerEdition(terms);
    }

    function _valid(EditionTerms memory terms) internal view returns (EditionTerms memory) {
        if (terms.filmId == 0) terms.filmId = bytes16(uint128(1));
        if (terms.masterHash == 0) terms.masterHash = bytes32(uint256(1));
        if (terms.studio == address(0)) terms.studio = studio;
        terms.quality = "UHD-HDR10+";
        terms.royaltyBasisPoints %= 9501;
        terms.price %= 1 << 48;
        return terms;
    }
}
