// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import { SeederRewards } from "../../src/SeederRewards.sol";
import { Voucher } from "../../src/interfaces/ISeederRewards.sol";
import { MarketTest } from "./MarketTest.sol";

/// @notice A film of 16 GiB at 13.00, whose seeders get 0.04 a GiB: 0.64 a licence at most. The
/// downloader is the licence's owner, with the key of `MarketTest`'s seller.
abstract contract RewardsTest is MarketTest {
    uint64 internal constant GIB = 1 << 30;
    uint64 internal constant PER_GIB = 0.04e6;
    uint64 internal constant SIZE = 16 * GIB;
    uint96 internal constant POT = 100e6;

    address internal seeder = _account("seeder");
    SeederRewards internal rewards;
    uint256 internal edition;

    function setUp() public virtual override {
        super.setUp();
        edition = tokenId >> 64;
        rewards = new SeederRewards(licences);
        vm.prank(publisher);
        rewards.setRewards(edition, PER_GIB, SIZE, 13e6);
        _fill(edition, POT);
    }

    function _fill(uint256 which, uint96 amount) internal {
        coin.mint(bob, amount);
        vm.prank(bob);
        coin.approve(address(rewards), amount);
        vm.prank(bob);
        rewards.fund(which, amount);
    }

    function _voucher(address to, uint64 served) internal view returns (Voucher memory) {
        return Voucher({
            tokenId: tokenId, epoch: licences.wordOf(tokenId).nonce, seeder: to, bytesServed: served
        });
    }

    function _signed(Voucher memory voucher) internal view returns (bytes memory) {
        return _signed(SELLER_KEY, _voucherDigest(voucher));
    }

    function _voucherDigest(Voucher memory voucher) internal view returns (bytes32) {
        bytes32 structHash = keccak256(
            abi.encode(
                keccak256(
                    "Voucher(uint256 tokenId,uint32 epoch,address seeder,uint64 bytesServed)"
                ),
                voucher
            )
        );
        return _typed("Tangible seeder rewards", address(rewards), structHash);
    }

    function _claim(address to, uint64 served) internal returns (uint256) {
        Voucher memory voucher = _voucher(to, served);
        return rewards.claim(voucher, _signed(voucher));
    }

    /// @dev What is held is the pots and the debts, to the unit.
    function _isBalanced() internal view {
        vm.assertEq(
            coin.balanceOf(address(rewards)), rewards.totalPots() + rewards.totalOwed(address(coin))
        );
    }
}
