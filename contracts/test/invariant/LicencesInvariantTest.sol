// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import { Share } from "../../src/interfaces/IEditions.sol";
import { Word } from "../../src/interfaces/ILicences.sol";
import { LicencesTest } from "../support/LicencesTest.sol";
import { LicencesHandler } from "./LicencesHandler.sol";

/// @notice One campaign of 10^5 calls: what is cheap to look at is looked at after each call, what
/// takes a walk over all licences after each run.
contract LicencesInvariantTest is LicencesTest {
    LicencesHandler internal handler;

    function setUp() public override {
        super.setUp();
        vm.warp(1_800_000_000);
        handler = new LicencesHandler(licences, coin, publisher, minter);
    }

    function targetContracts() public view returns (address[] memory targets) {
        targets = new address[](1);
        targets[0] = address(handler);
    }

    function invariant_everyUnitIsSomewhere() public view {
        _holdsWhatItOwes();
        _conservesEveryUnit();
    }

    function afterInvariant() public {
        _hasOneOwner();
        _serialsAreDense();
        _paymentsKeepTheirLicence();
        _sharesAreWhole();
    }

    /// @dev What the contract holds is what it owes, to the unit.
    function _holdsWhatItOwes() internal view {
        uint256 sum = licences.owed(treasury);
        for (uint256 i; i < handler.peopleCount(); ++i) {
            sum += licences.owed(handler.people(i));
        }
        vm.assertEq(licences.totalOwed(), sum);
        vm.assertEq(coin.balanceOf(address(licences)), sum);
    }

    /// @dev No unit that was paid is lost or made: all are with the people, the treasury, the ledger.
    function _conservesEveryUnit() internal view {
        uint256 sum = coin.balanceOf(treasury) + coin.balanceOf(address(licences));
        for (uint256 i; i < handler.peopleCount(); ++i) {
            sum += coin.balanceOf(handler.people(i));
        }
        vm.assertEq(sum, handler.paidIn());
    }

    /// @dev Each licence has one owner, the one it was sold or given to, counts its moves and asks
    /// what it was listed at.
    function _hasOneOwner() internal view {
        uint256 count = handler.tokenCount();
        for (uint256 i; i < count; ++i) {
            uint256 tokenId = handler.tokens(i);
            Word memory word = licences.wordOf(tokenId);
            vm.assertEq(word.owner, handler.ownerOf(tokenId));
            vm.assertEq(word.nonce, handler.nonceOf(tokenId));
            vm.assertEq(word.ask, handler.askOf(tokenId));
        }
        uint256 balances;
        for (uint256 i; i < handler.peopleCount(); ++i) {
            balances += licences.balanceOf(handler.people(i));
        }
        vm.assertEq(balances, count);
    }

    /// @dev The serials of an edition are 1, 2, 3 … without a gap.
    function _serialsAreDense() internal {
        vm.assertEq(licences.editions(), handler.editions());
        for (uint256 edition = 1; edition <= handler.editions(); ++edition) {
            uint256 last = licences.serialsOf(edition);
            vm.assertEq(last, handler.minted(edition));
            for (uint256 serial = 1; serial <= last; ++serial) {
                licences.ownerOf(edition << 64 | serial);
            }
            vm.expectRevert();
            licences.ownerOf(edition << 64 | (last + 1));
        }
    }

    /// @dev A payment has one licence for ever.
    function _paymentsKeepTheirLicence() internal view {
        for (uint256 i; i < handler.payments(); ++i) {
            bytes32 payment = keccak256(abi.encode("payment", i));
            (uint256 tokenId,) = licences.mintedFor(payment);
            vm.assertEq(tokenId, handler.licenceOf(payment));
        }
    }

    /// @dev The rights holders of an edition have all of it together, the studio first.
    function _sharesAreWhole() internal view {
        for (uint256 edition = 1; edition <= handler.editions(); ++edition) {
            Share[] memory shares = licences.sharesOf(edition);
            uint256 sum;
            for (uint256 i; i < shares.length; ++i) {
                sum += shares[i].basisPoints;
            }
            vm.assertEq(sum, 10_000);
            vm.assertEq(shares[0].account, licences.termsOf(edition).studio);
        }
    }
}
