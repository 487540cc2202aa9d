// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import { SeederRewards } from "../src/SeederRewards.sol";
import { ISeederRewards } from "../src/interfaces/ISeederRewards.sol";
import { ErrorsLib } from "../src/libraries/ErrorsLib.sol";
import { FeeCoin } from "./support/Coins.sol";
import { RewardsTest } from "./support/RewardsTest.sol";

/// @notice What seeders are promised, how the pot fills and how it ends.
contract SeederRewardsFundTest is RewardsTest {
    function test_knowsWhomItWorksFor() public view {
        vm.assertEq(rewards.licences(), address(licences));
        vm.assertEq(rewards.stablecoin(), address(coin));
    }

    function testFuzz_fillsThePot(uint96 amount, address by) public {
        amount = uint96(_bound(amount, 0, type(uint96).max - POT));
        vm.assume(by != address(0) && by != address(rewards) && by != address(coin));
        coin.mint(by, amount);
        vm.prank(by);
        coin.approve(address(rewards), amount);
        vm.expectEmit(true, true, true, true);
        emit ISeederRewards.Funded(edition, by, amount);
        vm.prank(by);
        rewards.fund(edition, amount);
        vm.assertEq(uint256(rewards.rewardsOf(edition).pot), uint256(POT) + amount);
        _isBalanced();
    }

    function test_refusesACoinWithAFee() public {
        FeeCoin fee = new FeeCoin();
        licences = _deploy(address(fee));
        _grantRoles();
        rewards = new SeederRewards(licences);
        edition = _register(13e6);
        vm.prank(publisher);
        rewards.setRewards(edition, PER_GIB, SIZE, 13e6);
        fee.mint(address(this), 100);
        fee.approve(address(rewards), 100);
        vm.expectRevert(abi.encodeWithSelector(ErrorsLib.CoinFellShort.selector, 100, 90));
        rewards.fund(edition, 100);
    }

    function test_refusesAPotForNothing() public {
        vm.expectRevert(abi.encodeWithSelector(ErrorsLib.NoRewards.selector, 77));
        rewards.fund(77, 1);
    }

    function testFuzz_promisesMore(uint64 perGiB, uint64 size) public {
        uint256 fresh = _register(13e6);
        perGiB = uint64(_bound(perGiB, 1, 0.65e6));
        size = uint64(_bound(size, 0, uint256(0.65e6) * GIB / perGiB));
        vm.expectEmit(true, true, true, true);
        emit ISeederRewards.RewardsSet(fresh, perGiB, size, 13e6);
        vm.prank(publisher);
        rewards.setRewards(fresh, perGiB, size, 13e6);
        vm.assertEq(uint256(rewards.rewardsOf(fresh).perGiB), perGiB);
        vm.assertEq(uint256(rewards.rewardsOf(fresh).bytesPerLicence), size);
    }

    function testFuzz_takesNoPromiseBack(uint64 perGiB, uint64 size) public {
        perGiB = uint64(_bound(perGiB, 0, PER_GIB));
        size = uint64(_bound(size, 0, SIZE));
        vm.assume(perGiB != PER_GIB || size != SIZE);
        vm.expectRevert(abi.encodeWithSelector(ErrorsLib.PromiseCannotShrink.selector, edition));
        vm.prank(publisher);
        rewards.setRewards(edition, perGiB, size, 13e6);
    }

    /// @dev More than the platform's 5 % of the price would make farming pay.
    function testFuzz_refusesAPromiseThatFarmingLives(uint64 perGiB, uint64 floorPrice) public {
        uint256 fresh = _register(0);
        floorPrice = uint64(_bound(floorPrice, 0, type(uint48).max));
        uint256 most = uint256(floorPrice) * 5 / 100;
        perGiB = uint64(_bound(perGiB, most + 1, type(uint64).max));
        vm.expectRevert(abi.encodeWithSelector(ErrorsLib.RewardTooHigh.selector, perGiB, most));
        vm.prank(publisher);
        rewards.setRewards(fresh, perGiB, GIB, floorPrice);
    }

    function test_refusesAFloorAboveThePriceOnTheChain() public {
        vm.expectRevert(abi.encodeWithSelector(ErrorsLib.PriceAbove.selector, 13e6, 13e6 + 1));
        vm.prank(publisher);
        rewards.setRewards(edition, PER_GIB, SIZE, 13e6 + 1);
    }

    function testFuzz_refusesWhoIsNotThePublisher(address sender) public {
        vm.assume(sender != publisher);
        bytes memory reason = abi.encodeWithSelector(ErrorsLib.NotAllowed.selector, sender);
        vm.expectRevert(reason);
        vm.prank(sender);
        rewards.setRewards(edition, PER_GIB, SIZE, 13e6);
        vm.expectRevert(reason);
        vm.prank(sender);
        rewards.announceClose(edition);
    }

    /* THE END */

    function testFuzz_closesAfterTheNotice(uint64 served, address sender) public {
        served = uint64(_bound(served, GIB, SIZE));
        vm.prank(publisher);
        rewards.announceClose(edition);
        vm.warp(block.timestamp + 30 days - 1);
        bytes memory early = abi.encodeWithSelector(ErrorsLib.NotClosing.selector, edition);
        vm.expectRevert(early);
        rewards.close(edition);
        uint256 paid = _claim(seeder, served);

        vm.warp(block.timestamp + 1);
        vm.expectEmit(true, true, true, true);
        emit ISeederRewards.Closed(edition, POT - paid);
        vm.prank(sender);
        rewards.close(edition);
        vm.assertEq(coin.balanceOf(treasury), POT - paid);
        vm.assertEq(rewards.totalPots(), 0);
        _isBalanced();
        vm.expectRevert(early);
        rewards.close(edition);
    }

    function test_aFrozenTreasuryIsOwed() public {
        coin.setFrozen(treasury, true);
        vm.prank(publisher);
        rewards.announceClose(edition);
        vm.warp(block.timestamp + 30 days);
        rewards.close(edition);
        vm.assertEq(rewards.owed(address(coin), treasury), POT);
        _isBalanced();
    }

    function test_announcesOnceAndTakesNoMore() public {
        vm.expectEmit(true, true, true, true);
        emit ISeederRewards.Closing(edition, block.timestamp + 30 days);
        vm.prank(publisher);
        rewards.announceClose(edition);
        bytes memory reason = abi.encodeWithSelector(ErrorsLib.NoRewards.selector, edition);
        vm.expectRevert(reason);
        vm.prank(publisher);
        rewards.announceClose(edition);
        vm.expectRevert(reason);
        rewards.fund(edition, 1);
    }

    function test_refusesToCloseUnannounced() public {
        vm.expectRevert(abi.encodeWithSelector(ErrorsLib.NotClosing.selector, edition));
        rewards.close(edition);
    }

    /// @dev A new promise after the end may be smaller; a licence that had more is at its end.
    function test_beginsAnew() public {
        _claim(seeder, SIZE);
        vm.prank(publisher);
        rewards.announceClose(edition);
        vm.warp(block.timestamp + 30 days);
        rewards.close(edition);
        vm.prank(publisher);
        rewards.setRewards(edition, 1, GIB, 13e6);
        vm.assertEq(rewards.bytesLeft(tokenId), 0);
    }
}
