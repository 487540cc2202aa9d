// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import { CoinSale } from "../../src/CoinSale.sol";
import { DevFeed } from "../../src/dev/DevFeed.sol";
import { Feed } from "../../src/libraries/FeedLib.sol";
import { LicencesTest } from "./LicencesTest.sol";
import { TestStablecoin } from "./TestStablecoin.sol";

/// @notice A film at 10 euro; the euro at 1.10 dollars, another coin at 1.00, the chain's own at 0.50.
abstract contract CoinSaleTest is LicencesTest {
    uint64 internal constant EUROS = 10e6;

    DevFeed internal euroFeed = new DevFeed(8, 1.1e8);
    DevFeed internal otherFeed = new DevFeed(8, 1e8);
    DevFeed internal nativeFeed = new DevFeed(18, 0.5e18);
    DevFeed internal sequencer = new DevFeed(0, 0);
    TestStablecoin internal other = new TestStablecoin();
    CoinSale internal sale;
    uint256 internal edition;

    function setUp() public virtual override {
        super.setUp();
        vm.warp(1_800_000_000);
        sale = new CoinSale(licences, _feed(euroFeed, 1 hours, 0.8e8, 1.6e8), sequencer);
        uint256 sells = licences.SELLER();
        vm.prank(admin);
        licences.grantRoles(address(sale), sells);
        vm.prank(admin);
        sale.setCoin(address(other), _feed(otherFeed, 1 days, 0.9e8, 1.1e8));
        vm.prank(admin);
        sale.setCoin(address(0), _feed(nativeFeed, 1 hours, 0.01e18, 10e18));
        edition = _register(0);
        vm.prank(publisher);
        sale.setEuroPrice(edition, EUROS);
    }

    function _feed(DevFeed feed, uint32 stale, uint128 low, uint128 high)
        internal
        pure
        returns (Feed memory)
    {
        return Feed({ aggregator: feed, staleSeconds: stale, low: low, high: high });
    }
}
