// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import { PackedUserOperation } from "../../src/account/interfaces/IEntryPoint.sol";
import { DevStablecoin } from "../../src/dev/DevStablecoin.sol";
import { AccountTest } from "./support/AccountTest.sol";

/// @notice What the platform pays when somebody buys with a passkey: the whole transaction of the
/// bundler, EntryPoint included, in snapshots/Gas.json. As in daily life everybody has been paid
/// before, the account has operated before and the platform has paid for it in this period.
contract AccountGasTest is AccountTest {
    uint64 internal constant PRICE = 13e6;

    DevStablecoin internal plain;
    uint256 internal edition;

    function setUp() public override {
        super.setUp();
        plain = new DevStablecoin();
        licences = _deploy(address(plain));
        _grantRoles();
        edition = _register(PRICE);
        plain.mint(bob, PRICE);
        plain.mint(address(account), 1000e6);
        vm.prank(bob);
        plain.approve(address(licences), PRICE);
        vm.prank(bob);
        licences.buy(edition, bob, PRICE);
    }

    function test_passkeySponsored() public {
        PackedUserOperation memory other =
            _operation(_one(address(plain), abi.encodeCall(plain.transfer, (bob, 1))));
        _sponsor(other);
        _handle(_signed(other, OWNER_KEY));

        _buy();
        vm.snapshotGasLastCall("Gas", "passkeySponsoredFirst");
        _buy();
        vm.assertLe(vm.snapshotGasLastCall("Gas", "passkeySponsored"), 160_000);
        vm.assertEq(licences.balanceOf(address(account)), 2);
        vm.assertEq(plain.allowance(address(account), address(licences)), 0);
    }

    function test_createAccount() public {
        (uint256 x, uint256 y) = avm.publicKeyP256(SECOND_KEY);
        factory.createAccount(x, y);
        vm.snapshotGasLastCall("Gas", "passkeyAccountCreated");
    }

    function _buy() internal {
        PackedUserOperation memory operation =
            _operation(_purchase(edition, PRICE, address(account)));
        operation.accountGasLimits = bytes32(uint256(100_000) << 128 | 180_000);
        _sponsor(operation);
        _handle(_signed(operation, OWNER_KEY));
    }
}
