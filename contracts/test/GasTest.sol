// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import { Anchor } from "../src/Anchor.sol";
import { CoinSale } from "../src/CoinSale.sol";
import { SeederRewards } from "../src/SeederRewards.sol";
import { DevFeed } from "../src/dev/DevFeed.sol";
import { DevStablecoin } from "../src/dev/DevStablecoin.sol";
import { IAggregatorV3 } from "../src/interfaces/IAggregatorV3.sol";
import { Ask } from "../src/interfaces/IMarket.sol";
import { Voucher } from "../src/interfaces/ISeederRewards.sol";
import { Feed } from "../src/libraries/FeedLib.sol";
import { MarketTest } from "./support/MarketTest.sol";

/// @notice What people pay, as whole transactions, kept in snapshots/Gas.json: a change of a figure
/// is a change in a commit. Every account is as in daily life: the studio and the treasury have been
/// paid before, the buyer keeps some coins, the edition has sold.
contract GasTest is MarketTest {
    uint64 internal constant PRICE = 13e6;

    DevStablecoin internal plain;
    uint64 internal constant RESALE_PRICE = 8e6;

    uint256 internal edition;
    uint256 internal payments;

    function setUp() public override {
        super.setUp();
        plain = new DevStablecoin();
        licences = _deploy(address(plain));
        _grantRoles();
        edition = _register(PRICE);
        plain.mint(alice, 1000e6);
        plain.mint(bob, 1000e6);
        _buy(bob, PRICE);
        plain.mint(seller, 1e6);
        tokenId = _mintNext(seller);
        _mintNext(seller);
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
        _mintNext(alice);
        vm.snapshotGasLastCall("Gas", "mintFirst");
        _mintNext(alice);
        vm.snapshotGasLastCall("Gas", "mintNext");
    }

    function test_list() public {
        vm.prank(seller);
        licences.list(tokenId, RESALE_PRICE);
        vm.snapshotGasLastCall("Gas", "list");
    }

    function test_resaleListed() public {
        vm.prank(seller);
        licences.list(tokenId, RESALE_PRICE);
        _approve(RESALE_PRICE);
        vm.prank(alice);
        licences.accept(tokenId, alice, RESALE_PRICE);
        vm.assertLe(vm.snapshotGasLastCall("Gas", "resaleListed"), 93_000);
    }

    function test_resaleSigned() public {
        _resaleSigned(RESALE_PRICE);
        vm.assertLe(vm.snapshotGasLastCall("Gas", "resaleSigned"), 102_000);
    }

    /// @dev On a signed ask, to a buyer who holds a licence already.
    function test_resaleToAHolder() public {
        _mintNext(alice);
        _resaleSigned(RESALE_PRICE);
        vm.assertLe(vm.snapshotGasLastCall("Gas", "resaleHolder"), 85_000);
    }

    function test_resaleFromAStandingAllowance() public {
        _resaleSigned(900e6);
        vm.snapshotGasLastCall("Gas", "resaleSignedStandingAllowance");
    }

    /// @dev The studio's part goes to two, and to as many as can share it; all were paid before.
    function test_resaleWithHolders() public {
        for (uint256 i = 1; i < 8; ++i) {
            address holder = address(uint160(0x401de5 + i));
            plain.mint(holder, 1e6);
            vm.prank(studio);
            licences.giveShare(edition, holder, 1000);
            if (i != 1 && i != 7) continue;
            vm.prank(seller);
            licences.list(tokenId, RESALE_PRICE);
            _approve(RESALE_PRICE);
            vm.prank(alice);
            licences.accept(tokenId, alice, RESALE_PRICE);
            vm.snapshotGasLastCall("Gas", i == 1 ? "resaleTwoHolders" : "resaleEightHolders");
            vm.prank(alice);
            licences.transferFrom(alice, seller, tokenId);
        }
    }

    function test_euro() public {
        DevFeed feed = new DevFeed(8, 1e8);
        CoinSale sale = new CoinSale(licences, Feed(feed, 1, 1, 2e8), IAggregatorV3(address(0)));
        uint256 sells = licences.SELLER();
        vm.prank(admin);
        licences.grantRoles(address(sale), sells);
        vm.prank(publisher);
        sale.setEuroPrice(edition, PRICE);
        vm.prank(admin);
        sale.setCoin(address(plain), Feed(feed, 1, 1, 2e8));
        vm.prank(admin);
        sale.setCoin(address(0), Feed(feed, 1, 1, 2e8));
        vm.prank(alice);
        plain.approve(address(sale), PRICE);
        vm.prank(alice);
        sale.buy(edition, alice, address(plain), PRICE);
        vm.snapshotGasLastCall("Gas", "euroCoinFirst");
        vm.deal(bob, 100e18);
        vm.deal(studio, 1);
        vm.deal(treasury, 1);
        vm.prank(bob);
        sale.buy{ value: 14e18 }(edition, bob, address(0), 14e18);
        vm.snapshotGasLastCall("Gas", "euroNativeNext");
    }

    function test_seederClaim() public {
        SeederRewards rewards = new SeederRewards(licences);
        vm.prank(publisher);
        rewards.setRewards(edition, 0.04e6, 16 << 30, PRICE);
        plain.mint(address(this), 100e6);
        plain.approve(address(rewards), 100e6);
        rewards.fund(edition, 100e6);
        _claim(rewards, 1 << 30);
        vm.snapshotGasLastCall("Gas", "seederClaimFirst");
        _claim(rewards, 2 << 30);
        vm.snapshotGasLastCall("Gas", "seederClaimNext");
    }

    function test_cancel() public {
        vm.prank(seller);
        licences.cancel(tokenId);
        vm.snapshotGasLastCall("Gas", "cancel");
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

    function _resaleSigned(uint256 allowance) internal {
        Ask memory ask = _ask(RESALE_PRICE);
        bytes memory signature = _signed(ask);
        _approve(allowance);
        vm.prank(alice);
        licences.acceptSigned(ask, signature, alice);
    }

    function _claim(SeederRewards rewards, uint64 served) internal {
        Voucher memory voucher = Voucher(tokenId, 0, bob, served);
        bytes32 structHash = keccak256(
            abi.encode(
                keccak256(
                    "Voucher(uint256 tokenId,uint32 epoch,address seeder,uint64 bytesServed)"
                ),
                voucher
            )
        );
        bytes32 digest = _typed("Tangible seeder rewards", address(rewards), structHash);
        rewards.claim(voucher, _signed(SELLER_KEY, digest));
    }

    function _approve(uint256 allowance) internal {
        vm.prank(alice);
        plain.approve(address(licences), allowance);
    }

    function _mintNext(address owner) internal returns (uint256) {
        vm.prank(minter);
        return licences.mintFor(edition, owner, bytes32(++payments));
    }
}
