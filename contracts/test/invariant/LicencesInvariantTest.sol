// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import { LicencesTest } from "../support/LicencesTest.sol";
import { LicencesHandler } from "./LicencesHandler.sol";

contract LicencesInvariantTest is LicencesTest {
    LicencesHandler internal handler;

    function setUp() public override {
        super.setUp();
        handler = new LicencesHandler(licences, coin, publisher, minter);
    }

    function targetContracts() public view returns (address[] memory targets) {
        targets = new address[](1);
        targets[0] = address(handler);
    }

    /// @dev What the contract holds is what it owes, to the unit.
    function invariant_holdsWhatItOwes() public view {
        uint256 sum = licences.owed(treasury);
        for (uint256 i; i < handler.peopleCount(); ++i) {
            sum += licences.owed(handler.people(i));
        }
        vm.assertEq(licences.totalOwed(), sum);
        vm.assertEq(coin.balanceOf(address(licences)), sum);
    }

    /// @dev No unit that was paid is lost or made: all are with the studios, the treasury, the ledger.
    function invariant_conservesEveryUnit() public view {
        uint256 sum = coin.balanceOf(treasury) + coin.balanceOf(address(licences));
        for (uint256 i; i < handler.peopleCount(); ++i) {
            sum += coin.balanceOf(handler.people(i));
        }
        vm.assertEq(sum, handler.paidIn());
        vm.assertEq(coin.totalSupply(), handler.paidIn());
    }

    /// @dev Each licence has one owner, the one it was sold or given to, and counts its moves.
    function invariant_hasOneOwner() public view {
        uint256 count = handler.tokenCount();
        for (uint256 i; i < count; ++i) {
            uint256 tokenId = handler.tokens(i);
            vm.assertEq(licences.ownerOf(tokenId), handler.ownerOf(tokenId));
            vm.assertEq(licences.wordOf(tokenId).nonce, handler.moves(tokenId));
        }
        uint256 balances;
        for (uint256 i; i < handler.peopleCount(); ++i) {
            balances += licences.balanceOf(handler.people(i));
        }
        vm.assertEq(balances, count);
    }

    /// @dev The serials of an edition are 1, 2, 3 … without a gap.
    function invariant_serialsAreDense() public {
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
    function invariant_paymentsKeepTheirLicence() public view {
        for (uint256 i; i < handler.payments(); ++i) {
            bytes32 payment = keccak256(abi.encode("payment", i));
            (uint256 tokenId,) = licences.mintedFor(payment);
            vm.assertEq(tokenId, handler.licenceOf(payment));
        }
    }
}
