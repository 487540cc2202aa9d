// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import { Word } from "../../src/interfaces/ILicences.sol";
import { LicencesTest } from "../support/LicencesTest.sol";
import { TestStablecoin } from "../support/TestStablecoin.sol";
import { ReferenceHandler } from "./ReferenceHandler.sol";
import { ReferenceCoin, ReferenceLicences } from "./ReferenceLicences.sol";

/// @notice The optimised contract is the readable one: the same answers, and at the end of each run
/// the same state.
contract ReferenceTest is LicencesTest {
    uint256 internal constant PEOPLE = 5;

    TestStablecoin internal plainCoin;
    ReferenceLicences internal plain;
    ReferenceHandler internal handler;

    function setUp() public override {
        super.setUp();
        vm.warp(1_800_000_000);
        plainCoin = new TestStablecoin();
        plain = new ReferenceLicences(ReferenceCoin(address(plainCoin)), treasury);
        handler = new ReferenceHandler(licences, plain, coin, plainCoin, publisher);
    }

    function targetContracts() public view returns (address[] memory targets) {
        targets = new address[](1);
        targets[0] = address(handler);
    }

    /// forge-config: default.invariant.runs = 64
    /// forge-config: default.invariant.depth = 256
    function invariant_owesTheSame() public view {
        vm.assertEq(licences.totalOwed(), plain.totalOwed());
        vm.assertEq(coin.balanceOf(treasury), plainCoin.balanceOf(treasury));
    }

    function afterInvariant() public view {
        for (uint256 i; i < PEOPLE; ++i) {
            address person = handler.person(i);
            vm.assertEq(coin.balanceOf(person), plainCoin.balanceOf(person));
            vm.assertEq(licences.owed(person), plain.owed(person));
            vm.assertEq(licences.balanceOf(person), plain.balanceOf(person));
        }
        for (uint256 edition = 1; edition <= handler.editions(); ++edition) {
            vm.assertEq(
                keccak256(abi.encode(licences.sharesOf(edition))),
                keccak256(abi.encode(plain.sharesOf(edition)))
            );
            vm.assertEq(licences.serialsOf(edition), plain.serialsOf(edition));
            for (uint256 serial = 1; serial <= plain.serialsOf(edition); ++serial) {
                _sameLicence(edition << 64 | serial);
            }
        }
        // Of a whole run many calls did something, and many were refused.
        if (handler.agreedYes() + handler.agreedNo() < 128) return;
        vm.assertEq(handler.agreedYes() > 16 && handler.agreedNo() > 16, true);
    }

    function _sameLicence(uint256 tokenId) internal view {
        Word memory word = licences.wordOf(tokenId);
        (address owner, uint256 nonce, uint256 ask) = plain.licences(tokenId);
        vm.assertEq(word.owner, owner);
        vm.assertEq(uint256(word.nonce), nonce);
        vm.assertEq(uint256(word.ask), ask);
    }
}
