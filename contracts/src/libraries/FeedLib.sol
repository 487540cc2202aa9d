// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import { IAggregatorV3 } from "../interfaces/IAggregatorV3.sol";
import { ErrorsLib } from "./ErrorsLib.sol";

/// @notice A price feed, and when to believe it.
/// @param aggregator answers in US dollars.
/// @param staleSeconds after which an answer is too old: the feed's heartbeat and some minutes.
/// @param low the lowest answer to be believed, in the feed's decimals; above 0.
/// @param high the highest.
struct Feed {
    IAggregatorV3 aggregator;
    uint32 staleSeconds;
    uint128 low;
    uint128 high;
}

/// @title FeedLib
/// @notice Reads a feed and refuses what cannot be right.
library FeedLib {
    uint256 internal constant MAX_DECIMALS = 18;

    /// @notice The answer of the feed now, in its own decimals.
    function read(Feed memory feed) internal view returns (uint256) {
        (, int256 answer,, uint256 updatedAt,) = feed.aggregator.latestRoundData();
        require(
            updatedAt <= block.timestamp && block.timestamp - updatedAt <= feed.staleSeconds,
            ErrorsLib.StalePrice(address(feed.aggregator), updatedAt)
        );
        // `low` is above 0, so that no negative answer comes through.
        require(
            answer >= int256(uint256(feed.low)) && answer <= int256(uint256(feed.high)),
            ErrorsLib.PriceOutOfBounds(address(feed.aggregator), answer)
        );
        // forge-lint: disable-next-line(unsafe-typecast)
        return uint256(answer);
    }

    /// @notice The decimals of a feed that makes sense; refuses any other.
    function checkedDecimals(Feed memory feed) internal view returns (uint8 decimals) {
        require(address(feed.aggregator) != address(0), ErrorsLib.ZeroAddress());
        require(
            feed.staleSeconds != 0 && feed.low != 0 && feed.low <= feed.high, ErrorsLib.BadFeed()
        );
        decimals = feed.aggregator.decimals();
        require(decimals <= MAX_DECIMALS, ErrorsLib.BadFeed());
    }

    /// @notice Refuses while a rollup's sequencer is down, and for a while after: its answers are
    /// old then, whatever they say. A chain without a sequencer names no feed.
    function requireUp(IAggregatorV3 sequencer, uint256 graceSeconds) internal view {
        if (address(sequencer) == address(0)) return;
        (, int256 down, uint256 startedAt,,) = sequencer.latestRoundData();
        require(
            down == 0 && startedAt != 0 && startedAt <= block.timestamp
                && block.timestamp - startedAt > graceSeconds,
            ErrorsLib.SequencerDown(startedAt)
        );
    }
}
