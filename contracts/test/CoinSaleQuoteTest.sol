// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import { CoinSale } from "../src/CoinSale.sol";
import { DevFeed } from "../src/dev/DevFeed.sol";
import { IAggregatorV3 } from "../src/interfaces/IAggregatorV3.sol";
import { ErrorsLib } from "../src/libraries/ErrorsLib.sol";
import { CoinSaleTest } from "./support/CoinSaleTest.sol";

contract CoinSaleQuoteTest is CoinSaleTest {
    function test_bringsEurosToTheCoin() public view {
        vm.assertEq(sale.quote(edition, address(other)), 11e6);
        vm.assertEq(sale.quote(edition, address(0)), 22e18);
    }

    /// @dev Never less than the price in euro, and less than one unit of the coin more.
    function testFuzz_roundsUpToAUnit(uint64 price, uint256 euro, uint256 coinPrice) public {
        price = uint64(_bound(price, 1, type(uint64).max));
        euro = _bound(euro, 0.8e8, 1.6e8);
        coinPrice = _bound(coinPrice, 0.9e8, 1.1e8);
        euroFeed.set(int256(euro), 1, 0);
        otherFeed.set(int256(coinPrice), 1, 0);
        vm.prank(publisher);
        sale.setEuroPrice(edition, price);
        uint256 amount = sale.quote(edition, address(other));
        vm.assertLe(price * euro, amount * coinPrice);
        vm.assertLe((amount - 1) * coinPrice + 1, price * euro);
    }

    /// @dev Feeds and coins of any decimals up to 18 agree.
    function testFuzz_readsAnyDecimals(uint8 feedDecimals) public {
        feedDecimals = uint8(_bound(feedDecimals, 2, 18));
        uint256 one = 10 ** feedDecimals;
        DevFeed feed = new DevFeed(feedDecimals, int256(one));
        vm.prank(admin);
        sale.setCoin(address(other), _feed(feed, 1 days, uint128(one / 2), uint128(one * 2)));
        vm.assertEq(sale.quote(edition, address(other)), 11e6);
    }

    function testFuzz_refusesAnOldAnswer(uint256 age) public {
        age = _bound(age, 1 hours + 1, block.timestamp);
        euroFeed.set(1.1e8, 1, block.timestamp - age);
        if (age == block.timestamp) return; // 0 is "now" to the development feed
        _refuses(
            abi.encodeWithSelector(
                ErrorsLib.StalePrice.selector, address(euroFeed), block.timestamp - age
            )
        );
        euroFeed.set(1.1e8, 1, block.timestamp - 1 hours);
        vm.assertEq(sale.quote(edition, address(other)), 11e6);
    }

    function test_eachFeedHasItsOwnAge() public {
        otherFeed.set(1e8, 1, block.timestamp - 1 days);
        vm.assertEq(sale.quote(edition, address(other)), 11e6);
        otherFeed.set(1e8, 1, block.timestamp - 1 days - 1);
        _refuses(
            abi.encodeWithSelector(
                ErrorsLib.StalePrice.selector, address(otherFeed), block.timestamp - 1 days - 1
            )
        );
    }

    function test_refusesAnAnswerFromTheFuture() public {
        euroFeed.set(1.1e8, 1, block.timestamp + 1);
        _refuses(
            abi.encodeWithSelector(
                ErrorsLib.StalePrice.selector, address(euroFeed), block.timestamp + 1
            )
        );
    }

    function testFuzz_refusesWhatIsOutOfBounds(int256 answer) public {
        vm.assume(answer < 0.9e8 || answer > 1.1e8);
        otherFeed.set(answer, 1, 0);
        _refuses(
            abi.encodeWithSelector(ErrorsLib.PriceOutOfBounds.selector, address(otherFeed), answer)
        );
    }

    function test_refusesWhileTheSequencerIsDown() public {
        sequencer.set(1, 1, 0);
        _refuses(abi.encodeWithSelector(ErrorsLib.SequencerDown.selector, 1));
        sequencer.set(0, 0, 0);
        _refuses(abi.encodeWithSelector(ErrorsLib.SequencerDown.selector, 0));
        sequencer.set(0, block.timestamp - 1 hours, 0);
        _refuses(
            abi.encodeWithSelector(ErrorsLib.SequencerDown.selector, block.timestamp - 1 hours)
        );
        sequencer.set(0, block.timestamp - 1 hours - 1, 0);
        vm.assertEq(sale.quote(edition, address(other)), 11e6);
    }

    function test_needsNoSequencerWhereThereIsNone() public {
        sale = new CoinSale(
            licences, _feed(euroFeed, 1 hours, 0.8e8, 1.6e8), IAggregatorV3(address(0))
        );
        vm.prank(admin);
        sale.setCoin(address(other), _feed(otherFeed, 1 days, 0.9e8, 1.1e8));
        vm.prank(publisher);
        sale.setEuroPrice(edition, EUROS);
        vm.assertEq(sale.quote(edition, address(other)), 11e6);
    }

    function test_refusesWhatIsNotForSaleAndWhatIsNotAccepted() public {
        vm.expectRevert(abi.encodeWithSelector(ErrorsLib.NotForSale.selector, 77));
        sale.quote(77, address(other));
        vm.expectRevert(abi.encodeWithSelector(ErrorsLib.CoinNotAccepted.selector, address(coin)));
        sale.quote(edition, address(coin));
    }

    function _refuses(bytes memory reason) internal {
        vm.expectRevert(reason);
        sale.quote(edition, address(other));
        other.mint(alice, 100e6);
        vm.prank(alice);
        other.approve(address(sale), 100e6);
        vm.expectRevert(reason);
        vm.prank(alice);
        sale.buy(edition, alice, address(other), 100e6);
    }
}
