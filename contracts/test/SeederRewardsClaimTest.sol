// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import { ICoinLedger } from "../src/interfaces/ICoinLedger.sol";
import { ISeederRewards, Voucher } from "../src/interfaces/ISeederRewards.sol";
import { ErrorsLib } from "../src/libraries/ErrorsLib.sol";
import { RewardsTest } from "./support/RewardsTest.sol";
import { Wallet } from "./support/Wallets.sol";

contract SeederRewardsClaimTest is RewardsTest {
    function testFuzz_paysWhatTheReceiverSigned(uint64 served, address to, address sender) public {
        served = uint64(_bound(served, GIB / 1000, SIZE));
        _assumeSeeder(to);
        Voucher memory voucher = _voucher(to, served);
        uint256 due = uint256(served) * PER_GIB / GIB;
        bytes memory signature = _signed(voucher);
        vm.expectEmit(true, true, true, true);
        emit ISeederRewards.Rewarded(tokenId, 0, to, served, due);
        vm.prank(sender);
        vm.assertEq(rewards.claim(voucher, signature), due);

        vm.assertEq(coin.balanceOf(to), due);
        vm.assertEq(uint256(rewards.rewardsOf(edition).pot), POT - due);
        vm.assertEq(rewards.bytesPaid(tokenId, 0, to), served);
        vm.assertEq(rewards.bytesLeft(tokenId), SIZE - served);
        _isBalanced();
    }

    /// @dev In whatever order and however often vouchers are shown: each byte is paid once. What is
    /// paid step by step is less than a unit a step below what is paid at once.
    function testFuzz_paysEachByteOnce(uint64[8] memory steps) public {
        uint64 highest;
        uint256 claims;
        for (uint256 i; i < steps.length; ++i) {
            uint64 served = uint64(_bound(steps[i], GIB / 1000, SIZE));
            Voucher memory voucher = _voucher(seeder, served);
            bytes memory signature = _signed(voucher);
            if (served <= highest) {
                vm.expectRevert(abi.encodeWithSelector(ErrorsLib.AlreadyPaid.selector, highest));
                rewards.claim(voucher, signature);
            } else if ((served - highest) * PER_GIB >= GIB) {
                rewards.claim(voucher, signature);
                highest = served;
                ++claims;
            }
        }
        uint256 atOnce = uint256(highest) * PER_GIB / GIB;
        vm.assertLe(coin.balanceOf(seeder), atOnce);
        vm.assertLe(atOnce, coin.balanceOf(seeder) + claims);
        _isBalanced();
    }

    /// @dev Many seeders served one licence: together they are paid for the film once.
    function testFuzz_paysAFilmOnce(uint64[6] memory served) public {
        uint256 paid;
        for (uint256 i; i < served.length; ++i) {
            address to = address(uint160(0x5eed + i));
            uint64 says = uint64(_bound(served[i], GIB, SIZE));
            if (rewards.bytesLeft(tokenId) < GIB / 1000) {
                Voucher memory voucher = _voucher(to, says);
                bytes memory signature = _signed(voucher);
                vm.expectRevert(abi.encodeWithSelector(ErrorsLib.NothingToPay.selector, tokenId));
                rewards.claim(voucher, signature);
            } else {
                paid += _claim(to, says);
            }
        }
        vm.assertLe(paid, uint256(SIZE) * PER_GIB / GIB);
        _isBalanced();
    }

    /// @dev A licence that is sold on is no second farm: the film's bytes are for its whole life.
    function test_paysAFilmOnceForAllItsOwners() public {
        _claim(seeder, SIZE);
        vm.prank(seller);
        licences.transferFrom(seller, seller, tokenId);
        Voucher memory voucher = _voucher(seeder, SIZE);
        bytes memory signature = _signed(voucher);
        vm.expectRevert(abi.encodeWithSelector(ErrorsLib.NothingToPay.selector, tokenId));
        rewards.claim(voucher, signature);
    }

    /// @dev Who downloads, and sells on at once, cannot make the vouchers void: the first one, or
    /// anyone, put the owner of the epoch on record.
    function testFuzz_vouchersOutliveTheSale(bool byClaim) public {
        uint256 first = byClaim ? _claim(seeder, GIB) : 0;
        vm.expectEmit(true, true, true, true);
        emit ISeederRewards.EpochOpened(tokenId, 0, seller);
        rewards.open(tokenId);
        Voucher memory voucher = _voucher(seeder, 2 * GIB);
        bytes memory signature = _signed(voucher);
        vm.prank(seller);
        licences.transferFrom(seller, bob, tokenId);
        vm.assertEq(rewards.claim(voucher, signature) + first, 2 * PER_GIB);
        vm.assertEq(rewards.signerOf(tokenId, 0), seller);
    }

    function test_refusesAnEpochThatNobodyOpened() public {
        Voucher memory voucher = _voucher(seeder, GIB);
        bytes memory signature = _signed(voucher);
        vm.prank(seller);
        licences.transferFrom(seller, bob, tokenId);
        vm.expectRevert(abi.encodeWithSelector(ErrorsLib.StaleNonce.selector, tokenId, 1));
        rewards.claim(voucher, signature);
        voucher.epoch = 2;
        vm.expectRevert(abi.encodeWithSelector(ErrorsLib.StaleNonce.selector, tokenId, 1));
        rewards.claim(voucher, signature);
    }

    /// @dev As far as the pot reaches; when it is filled again, what was left is paid.
    function testFuzz_paysAsFarAsThePotReaches(uint96 little) public {
        little = uint96(_bound(little, 1, uint256(SIZE) * PER_GIB / GIB - 1));
        uint256 id = _mintTo(seller, 13e6);
        vm.prank(publisher);
        rewards.setRewards(id >> 64, PER_GIB, SIZE, 13e6);
        _fill(id >> 64, little);
        tokenId = id;
        vm.assertEq(_claim(seeder, SIZE), little);
        vm.assertEq(uint256(rewards.rewardsOf(id >> 64).pot), 0);
        vm.assertLe(uint256(little) * GIB, rewards.bytesPaid(id, 0, seeder) * PER_GIB);

        _fill(id >> 64, POT);
        uint256 left = uint256(SIZE - rewards.bytesPaid(id, 0, seeder)) * PER_GIB / GIB;
        if (left != 0) vm.assertEq(_claim(seeder, SIZE), left);
        vm.assertLe(coin.balanceOf(seeder), uint256(SIZE) * PER_GIB / GIB);
        _isBalanced();
    }

    function test_owesAFrozenSeeder() public {
        coin.setFrozen(seeder, true);
        vm.expectEmit(true, true, true, true);
        emit ICoinLedger.CoinOwed(address(coin), seeder, PER_GIB);
        vm.assertEq(_claim(seeder, GIB), PER_GIB);
        vm.assertEq(rewards.owed(address(coin), seeder), PER_GIB);
        _isBalanced();
        coin.setFrozen(seeder, false);
        rewards.withdraw(address(coin), seeder);
        vm.assertEq(coin.balanceOf(seeder), PER_GIB);
        _isBalanced();
    }

    function test_paysForAReceiverThatIsAContract() public {
        Wallet wallet = new Wallet();
        vm.prank(seller);
        licences.transferFrom(seller, address(wallet), tokenId);
        Voucher memory voucher = _voucher(seeder, GIB);
        vm.expectRevert(abi.encodeWithSelector(ErrorsLib.NotSigned.selector, address(wallet)));
        rewards.claim(voucher, "");
        wallet.sign(_voucherDigest(voucher));
        vm.assertEq(rewards.claim(voucher, ""), PER_GIB);
    }

    /* CHEATS */

    /// @dev He buys a licence, seeds to himself under another name and signs for all of it: he gets
    /// back no more than what the platform took of his money, and sold on, the licence brings less
    /// than it cost by more than that.
    function testFuzz_farmingCostsTheFarmer(uint64 perGiB, uint64 size) public {
        uint256 price = 13e6;
        uint256 farmed = _register(uint64(price));
        perGiB = uint64(_bound(perGiB, 1, 1e6));
        size = uint64(_bound(size, 1, uint256(0.65e6) * GIB / perGiB));
        vm.prank(publisher);
        rewards.setRewards(farmed, perGiB, size, uint64(price));
        _fill(farmed, POT);
        _fund(seller, price);
        vm.prank(seller);
        tokenId = licences.buy(farmed, seller, price);

        Voucher memory voucher = _voucher(seeder, size);
        bytes memory signature = _signed(voucher);
        if (uint256(size) * perGiB >= GIB) rewards.claim(voucher, signature);
        vm.assertLe(coin.balanceOf(seeder), coin.balanceOf(treasury));

        vm.prank(seller);
        licences.list(tokenId, uint64(price));
        _fund(bob, price);
        vm.prank(bob);
        licences.accept(tokenId, bob, uint64(price));
        vm.assertLe(coin.balanceOf(seeder) + coin.balanceOf(seller) + 1, price);
    }

    function testFuzz_refusesAnotherSigner(uint256 key, uint64 served) public {
        key = _bound(key, 1, ORDER - 1);
        vm.assume(key != SELLER_KEY && served != 0);
        Voucher memory voucher = _voucher(seeder, served);
        _refuses(voucher, _signed(key, _voucherDigest(voucher)), _notSigned());
    }

    function testFuzz_refusesWhatWasNotSigned(uint64 served, uint64 says, address to) public {
        served = uint64(_bound(served, 1, SIZE));
        says = uint64(_bound(says, 1, type(uint64).max));
        vm.assume(says != served && to != seeder && to != seller);
        Voucher memory voucher = _voucher(seeder, served);
        bytes memory signature = _signed(voucher);
        voucher.bytesServed = says;
        _refuses(voucher, signature, _notSigned());
        voucher.bytesServed = served;
        voucher.seeder = to;
        _refuses(voucher, signature, _notSigned());
    }

    /// @dev Signed for the market, or by an ask's digest: no voucher.
    function test_refusesAnAsksSignature() public {
        _refuses(_voucher(seeder, GIB), _signed(_ask(8e6)), _notSigned());
    }

    function testFuzz_refusesTheOwnerAsSeeder(uint64 served) public {
        vm.assume(served != 0);
        Voucher memory voucher = _voucher(seller, served);
        _refuses(
            voucher, _signed(voucher), abi.encodeWithSelector(ErrorsLib.OwnVoucher.selector, seller)
        );
    }

    function test_refusesLessThanAUnitAndWhatHasNoRewards() public {
        Voucher memory voucher = _voucher(seeder, 1);
        _refuses(
            voucher,
            _signed(voucher),
            abi.encodeWithSelector(ErrorsLib.NothingToPay.selector, tokenId)
        );
        tokenId = _mintTo(seller, 13e6);
        voucher = _voucher(seeder, GIB);
        _refuses(
            voucher,
            _signed(voucher),
            abi.encodeWithSelector(ErrorsLib.NoRewards.selector, tokenId >> 64)
        );
    }

    function _refuses(Voucher memory voucher, bytes memory signature, bytes memory reason)
        internal
    {
        vm.expectRevert(reason);
        rewards.claim(voucher, signature);
    }

    function _notSigned() internal view returns (bytes memory) {
        return abi.encodeWithSelector(ErrorsLib.NotSigned.selector, seller);
    }

    function _assumeSeeder(address to) internal view {
        _assumeOwner(to);
        vm.assume(to != seller && to != address(rewards) && coin.balanceOf(to) == 0);
    }
}
