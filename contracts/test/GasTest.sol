// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import { Anchor } from "../src/Anchor.sol";
import { DevStablecoin } from "../src/dev/DevStablecoin.sol";
import { Licences } from "../src/Licences.sol";
import { LicencesTest } from "./support/LicencesTest.sol";

/// @notice What people pay, as whole transactions, kept in snapshots/Gas.json: a change of a figure
/// is a change in a commit. Every account is as in daily life: the studio and the treasury have been
/// paid before, the buyer keeps some coins, the edition has sold.
contract GasTest is LicencesTest {
    uint64 internal constant PRICE = 13e6;

    DevStablecoin internal plain;
    uint256 internal edition;

    function setUp() public override {
        super.setUp();
        plain = new DevStablecoin();
        licences = new Licences(admin, address(plain), treasury, PLATFORM_SHARE);
        _grantRoles();
        edition = _register(PRICE);
        plain.mint(alice, 1000e6);
        plain.mint(bob, 1000e6);
        _buy(bob, PRICE);
    }

    /// @dev The safe habit: the buyer approves what this one purchase costs.
    function test_primary() public {
        _buy(alice, PRICE);
        vm.assertLe(vm.snapshotGasLastCall("Gas", "primaryFirst"), 100_000);
        _buy(alice, PRICE);
        vm.assertLe(vm.snapshotGasLastCall("Gas", "primaryNext"), 85_000);
    }

    /// @dev The dear case: an allowance that neither ends with the purchase nor is endless.
    function test_primaryFromAStandingAllowance() public {
        _buy(alice, 900e6);
        vm.snapshotGasLastCall("Gas", "primaryFirstStandingAllowance");
        _buy(alice, 900e6);
        vm.snapshotGasLastCall("Gas", "primaryNextStandingAllowance");
    }

    function test_mint() public {
        vm.prank(minter);
        licences.mintFor(edition, alice, keccak256("payment 1"));
        vm.snapshotGasLastCall("Gas", "mintFirst");
        vm.prank(minter);
        licences.mintFor(edition, alice, keccak256("payment 2"));
        vm.snapshotGasLastCall("Gas", "mintNext");
    }

    function test_anchor() public {
        Anchor anchor = new Anchor(address(this));
        anchor.anchor(0, keccak256("batch 1"), 1000);
        bytes32 head = anchor.head();
        anchor.anchor(head, keccak256("batch 2"), 2_000_000);
        vm.assertLe(vm.snapshotGasLastCall("Gas", "anchorBatch"), 29_000);
    }

    function _buy(address buyer, uint256 allowance) internal {
        vm.prank(buyer);
        plain.approve(address(licences), allowance);
        vm.prank(buyer);
        licences.buy(edition, buyer, PRICE);
    }
}
