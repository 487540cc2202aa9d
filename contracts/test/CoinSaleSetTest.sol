// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import { CoinSale } from "../src/CoinSale.sol";
import { DevFeed } from "../src/dev/DevFeed.sol";
import { ICoinSale } from "../src/interfaces/ICoinSale.sol";
import { ErrorsLib } from "../src/libraries/ErrorsLib.sol";
import { Feed } from "../src/libraries/FeedLib.sol";
import { CoinSaleTest } from "./support/CoinSaleTest.sol";

/// @notice Prices in euro and accepted coins.
contract CoinSaleSetTest is CoinSaleTest {
    function testFuzz_setsAPrice(uint64 price) public {
        vm.expectEmit(true, true, true, true);
        emit ICoinSale.EuroPriceSet(edition, price);
        vm.prank(publisher);
        sale.setEuroPrice(edition, price);
        vm.assertEq(uint256(sale.euroPriceOf(edition)), price);
    }

    function testFuzz_refusesWhoIsNotThePublisher(address sender) public {
        vm.assume(sender != publisher);
        vm.expectRevert(abi.encodeWithSelector(ErrorsLib.NotAllowed.selector, sender));
        vm.prank(sender);
        sale.setEuroPrice(edition, 1);
    }

    function test_refusesAnUnknownEdition() public {
        vm.expectRevert(abi.encodeWithSelector(ErrorsLib.UnknownEdition.selector, 77));
        vm.prank(publisher);
        sale.setEuroPrice(77, 1);
    }

    function test_acceptsACoinNoLonger() public {
        vm.expectEmit(true, true, true, true);
        emit ICoinSale.CoinSet(address(other), address(0));
        vm.prank(admin);
        sale.removeCoin(address(other));
        vm.expectRevert(abi.encodeWithSelector(ErrorsLib.CoinNotAccepted.selector, address(other)));
        sale.quote(edition, address(other));
    }

    function testFuzz_refusesWhoIsNotTheOwner(address sender) public {
        vm.assume(sender != admin);
        Feed memory feed = _feed(otherFeed, 1, 1, 1);
        bytes memory reason = abi.encodeWithSelector(ErrorsLib.NotAllowed.selector, sender);
        vm.expectRevert(reason);
        vm.prank(sender);
        sale.setCoin(address(coin), feed);
        vm.expectRevert(reason);
        vm.prank(sender);
        sale.removeCoin(address(other));
    }

    function test_refusesAFeedThatMakesNoSense() public {
        bytes memory bad = abi.encodeWithSelector(ErrorsLib.BadFeed.selector);
        _refuses(_feed(otherFeed, 0, 1, 2), bad);
        _refuses(_feed(otherFeed, 1, 0, 2), bad);
        _refuses(_feed(otherFeed, 1, 3, 2), bad);
        _refuses(_feed(new DevFeed(19, 1), 1, 1, 2), bad);
        _refuses(
            _feed(DevFeed(address(0)), 1, 1, 2),
            abi.encodeWithSelector(ErrorsLib.ZeroAddress.selector)
        );
        Feed memory feed = _feed(euroFeed, 0, 1, 2);
        vm.expectRevert(bad);
        new CoinSale(licences, feed, sequencer);
    }

    function _refuses(Feed memory feed, bytes memory reason) internal {
        vm.expectRevert(reason);
        vm.prank(admin);
        sale.setCoin(address(coin), feed);
    }
}
