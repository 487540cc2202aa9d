// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import { EditionTerms, IEditions, Share } from "../src/interfaces/IEditions.sol";
import { ErrorsLib } from "../src/libraries/ErrorsLib.sol";
import { SharesTest } from "./support/SharesTest.sol";

contract RegisterSharedEditionTest is SharesTest {
    function testFuzz_storesTheShares(uint8 count, uint256 seed) public {
        Share[] memory shares = _shares(_bound(count, 2, 8), seed);
        EditionTerms memory terms = _terms(2, 13e6);
        vm.expectEmit(true, true, true, true);
        emit IEditions.ShareGiven(2, studio, shares[1].account, shares[1].basisPoints);
        vm.prank(publisher);
        uint256 edition = licences.registerSharedEdition(terms, shares);

        vm.assertEq(
            keccak256(abi.encode(licences.sharesOf(edition))), keccak256(abi.encode(shares))
        );
        vm.assertEq(keccak256(abi.encode(licences.termsOf(edition))), keccak256(abi.encode(terms)));
    }

    function test_refusesTooFewAndTooMany() public {
        _refuses(new Share[](0), _bad());
        _refuses(_shares(1, 1), _bad());
        _refuses(_shares(9, 1), _bad());
    }

    function testFuzz_refusesASumThatIsNotAll(uint8 count, uint256 seed, uint16 much) public {
        Share[] memory shares = _shares(_bound(count, 2, 8), seed);
        vm.assume(much != 0 && much != shares[1].basisPoints);
        shares[1].basisPoints = much;
        _refuses(shares, _bad());
    }

    function testFuzz_refusesAnAccountTwice(uint8 count, uint256 seed, uint8 which) public {
        Share[] memory shares = _shares(_bound(count, 3, 8), seed);
        which = uint8(_bound(which, 1, shares.length - 1));
        shares[which].account = shares[which - 1].account;
        _refuses(shares, _bad());
    }

    function test_refusesNobodyNothingAndAnotherFirst() public {
        Share[] memory shares = _shares(3, 1);
        shares[2].account = address(0);
        _refuses(shares, abi.encodeWithSelector(ErrorsLib.ZeroAddress.selector));
        shares = _shares(3, 1);
        shares[0].basisPoints += shares[2].basisPoints;
        shares[2].basisPoints = 0;
        _refuses(shares, _bad());
        shares = _shares(3, 1);
        (shares[0], shares[1]) = (shares[1], shares[0]);
        _refuses(shares, _bad());
    }

    function testFuzz_refusesWhoIsNotThePublisher(address sender) public {
        vm.assume(sender != publisher);
        EditionTerms memory terms = _terms(1, 13e6);
        Share[] memory shares = _shares(3, 1);
        vm.expectRevert(_unauthorized());
        vm.prank(sender);
        licences.registerSharedEdition(terms, shares);
    }

    function _refuses(Share[] memory shares, bytes memory reason) internal {
        EditionTerms memory terms = _terms(1, 13e6);
        vm.expectRevert(reason);
        vm.prank(publisher);
        licences.registerSharedEdition(terms, shares);
    }

    function _bad() internal pure returns (bytes memory) {
        return abi.encodeWithSelector(ErrorsLib.BadShares.selector);
    }
}
