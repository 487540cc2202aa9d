// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import { Feed } from "../libraries/FeedLib.sol";
import { IAggregatorV3 } from "./IAggregatorV3.sol";
import { ICoinLedger } from "./ICoinLedger.sol";

/// @title ICoinSale
/// @notice First sales at a price in euro, paid in any accepted coin or the chain's own, at the rate
/// of price feeds. Studio, rights holders and platform get that coin, shared as in `ILicences.buy`.
/// @dev `Licences` trusts this contract with its role SELLER; its publisher sets prices here, its
/// owner accepts coins. Nothing here can touch a licence that exists.
interface ICoinSale is ICoinLedger {
    /// @notice Emitted when the price in euro changes.
    event EuroPriceSet(uint256 indexed edition, uint64 microEuro);

    /// @notice Emitted when a coin is accepted, on other terms perhaps, or no longer (no feed).
    event CoinSet(address indexed coin, address aggregator);

    /// @notice Emitted for each sale, beside the licence's `Transfer`.
    event SoldForCoin(uint256 indexed tokenId, address indexed coin, uint256 amount);

    /// @notice Sets the price of an edition in millionths of a euro, 0 = not sold here; for the
    /// publisher of `licences`.
    function setEuroPrice(uint256 edition, uint64 microEuro) external;

    /// @notice Accepts a coin; for the owner of `licences`.
    /// @param coin a plain ERC-20 with at most 18 decimals, or 0 for the chain's own coin.
    /// @param feed of one whole coin in US dollars.
    function setCoin(address coin, Feed calldata feed) external;

    /// @notice Accepts a coin no longer; for the owner of `licences`.
    function removeCoin(address coin) external;

    /// @notice What the edition costs now, in this coin's smallest unit, rounded up.
    function quote(uint256 edition, address coin) external view returns (uint256 amount);

    /// @notice Buys one licence for `owner`, paid by the sender: in the chain's own coin with the
    /// call, of which what is too much comes back, or in a coin approved before.
    /// @param maxAmount the most the sender is ready to pay: its quote and some slack.
    function buy(uint256 edition, address owner, address coin, uint256 maxAmount)
        external
        payable
        returns (uint256 tokenId);

    /// @notice The price of an edition in millionths of a euro, 0 = not sold here.
    function euroPriceOf(uint256 edition) external view returns (uint64);

    /// @notice The contract whose licences are sold.
    function licences() external view returns (address);

    /// @notice Tells whether the rollup's sequencer is up; 0 = the chain has none.
    function sequencer() external view returns (IAggregatorV3);
}
