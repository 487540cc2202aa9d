// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import { SafeTransferLib } from "solady/utils/SafeTransferLib.sol";

import { CoinLedger } from "./CoinLedger.sol";
import { Licences } from "./Licences.sol";
import { IAggregatorV3 } from "./interfaces/IAggregatorV3.sol";
import { ICoinSale } from "./interfaces/ICoinSale.sol";
import { Share } from "./interfaces/IEditions.sol";
import { ErrorsLib } from "./libraries/ErrorsLib.sol";
import { Feed, FeedLib } from "./libraries/FeedLib.sol";
import { BASIS_POINTS, SplitLib } from "./libraries/SplitLib.sol";

interface CoinWithDecimals {
    function decimals() external view returns (uint8);
}

/// @title CoinSale
/// @notice See `ICoinSale`.
contract CoinSale is CoinLedger, ICoinSale {
    using FeedLib for Feed;
    using FeedLib for IAggregatorV3;
    using SafeTransferLib for address;

    uint256 private constant EURO_DECIMALS = 6;
    uint256 private constant NATIVE_DECIMALS = 18;

    /// @notice How long after a sequencer came up its prices are not believed.
    uint256 public constant GRACE_SECONDS = 1 hours;

    /// @dev `scale` is 10 to the decimals of the coin and of its feed.
    struct Coin {
        Feed feed;
        uint256 scale;
    }

    Licences internal immutable _LICENCES;
    address internal immutable _TREASURY;
    uint256 internal immutable _PLATFORM_SHARE;
    /// @dev 10 to the decimals of the euro's feed and of a price.
    uint256 internal immutable _EURO_SCALE;

    /// @inheritdoc ICoinSale
    IAggregatorV3 public immutable sequencer;

    /// @inheritdoc ICoinSale
    mapping(uint256 edition => uint64 microEuro) public euroPriceOf;

    /// @notice The feed of one euro in US dollars.
    Feed public euroFeed;

    mapping(address coin => Coin) internal _coins;

    modifier onlyOwnerOfLicences() {
        require(msg.sender == _LICENCES.owner(), ErrorsLib.NotAllowed(msg.sender));
        _;
    }

    constructor(Licences licences_, Feed memory euroFeed_, IAggregatorV3 sequencer_) {
        _LICENCES = licences_;
        _TREASURY = licences_.treasury();
        _PLATFORM_SHARE = licences_.platformBasisPoints();
        _EURO_SCALE = 10 ** (euroFeed_.checkedDecimals() + EURO_DECIMALS);
        euroFeed = euroFeed_;
        sequencer = sequencer_;
    }

    /// @inheritdoc ICoinSale
    function setEuroPrice(uint256 edition, uint64 microEuro) external {
        require(
            _LICENCES.hasAnyRole(msg.sender, _LICENCES.PUBLISHER()),
            ErrorsLib.NotAllowed(msg.sender)
        );
        _LICENCES.serialsOf(edition);

        euroPriceOf[edition] = microEuro;

        emit EuroPriceSet(edition, microEuro);
    }

    /// @inheritdoc ICoinSale
    function setCoin(address coin, Feed calldata feed) external onlyOwnerOfLicences {
        uint256 decimals = coin == address(0) ? NATIVE_DECIMALS : CoinWithDecimals(coin).decimals();
        require(decimals <= FeedLib.MAX_DECIMALS, ErrorsLib.BadFeed());

        _coins[coin] = Coin({ feed: feed, scale: 10 ** (decimals + feed.checkedDecimals()) });

        emit CoinSet(coin, address(feed.aggregator));
    }

    /// @inheritdoc ICoinSale
    function removeCoin(address coin) external onlyOwnerOfLicences {
        delete _coins[coin];

        emit CoinSet(coin, address(0));
    }

    /// @inheritdoc ICoinSale
    function buy(uint256 edition, address owner, address coin, uint256 maxAmount)
        external
        payable
        returns (uint256 tokenId)
    {
        uint256 amount = quote(edition, coin);
        require(amount <= maxAmount, ErrorsLib.PriceAbove(maxAmount, amount));
        uint256 change = _change(coin, amount);

        tokenId = _LICENCES.mintPaid(edition, owner);

        emit SoldForCoin(tokenId, coin, amount);

        (uint256 studioShare, uint256 platformShare) = SplitLib.primary(amount, _PLATFORM_SHARE);
        _payStudio(edition, coin, studioShare);
        _pay(coin, _TREASURY, platformShare);
        if (change != 0) msg.sender.safeTransferETH(change);
    }

    /// @inheritdoc ICoinSale
    function licences() external view returns (address) {
        return address(_LICENCES);
    }

    /// @inheritdoc ICoinSale
    function quote(uint256 edition, address coin) public view returns (uint256 amount) {
        uint256 price = euroPriceOf[edition];
        require(price != 0, ErrorsLib.NotForSale(edition));
        Coin memory accepted = _coins[coin];
        require(accepted.scale != 0, ErrorsLib.CoinNotAccepted(coin));
        sequencer.requireUp(GRACE_SECONDS);

        Feed memory euro = euroFeed;
        // euro price * dollars a euro / dollars a coin, brought from their decimals to the coin's.
        // An answer that makes this overflow is none to sell at.
        uint256 dividend = price * euro.read() * accepted.scale;
        uint256 divisor = accepted.feed.read() * _EURO_SCALE;
        amount = (dividend + divisor - 1) / divisor;
        require(amount <= type(uint128).max, ErrorsLib.PriceTooHigh(amount, type(uint128).max));
    }

    /// @dev What came with the call and is too much.
    function _change(address coin, uint256 amount) private view returns (uint256) {
        if (coin != address(0)) {
            require(msg.value == 0, ErrorsLib.TwoCoins());
            return 0;
        }
        require(msg.value >= amount, ErrorsLib.PriceAbove(msg.value, amount));
        return msg.value - amount;
    }

    function _payStudio(uint256 edition, address coin, uint256 amount) private {
        Share[] memory shares = _LICENCES.sharesOf(edition);
        uint256 rest = amount;
        for (uint256 i = 1; i < shares.length; ++i) {
            uint256 share = amount * shares[i].basisPoints / BASIS_POINTS;
            rest -= share;
            _pay(coin, shares[i].account, share);
        }
        _pay(coin, shares[0].account, rest);
    }

    function _pay(address coin, address account, uint256 amount) private {
        if (coin == address(0)) _sendOrOwe(coin, account, amount);
        else _payOrOwe(coin, account, amount);
    }
}
