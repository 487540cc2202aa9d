// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import { EIP712 } from "solady/utils/EIP712.sol";

import { Editions } from "./Editions.sol";
import { Ledger } from "./Ledger.sol";
import { LicenceToken } from "./LicenceToken.sol";
import { Ask, IMarket } from "./interfaces/IMarket.sol";
import { ErrorsLib } from "./libraries/ErrorsLib.sol";
import { SharesLib } from "./libraries/SharesLib.sol";
import { SignatureLib } from "./libraries/SignatureLib.sol";
import { BASIS_POINTS, SplitLib } from "./libraries/SplitLib.sol";
import { WordLib } from "./libraries/WordLib.sol";

/// @title Market
/// @notice See `IMarket`.
abstract contract Market is LicenceToken, Ledger, Editions, EIP712, IMarket {
    using SharesLib for uint256;
    using SignatureLib for address;
    using WordLib for uint256;

    bytes32 private constant ASK_TYPE = keccak256(
        "Ask(uint256 tokenId,uint64 price,uint32 nonce,uint64 deadline,address buyer,bytes32 receipt)"
    );
    bytes32 private constant CANCEL_TYPE = keccak256("Cancel(uint256 tokenId,uint32 nonce)");

    /// @inheritdoc IMarket
    uint256 public immutable resaleBasisPoints;

    /// @dev Receives the platform's share.
    address internal immutable _TREASURY;

    constructor(address treasury_, uint256 resaleShare) {
        require(treasury_ != address(0), ErrorsLib.ZeroAddress());
        _TREASURY = treasury_;
        resaleBasisPoints = resaleShare;
    }

    /// @inheritdoc IMarket
    function list(uint256 tokenId, uint64 price) external {
        uint256 word = _existing(tokenId);
        require(word.account() == msg.sender, ErrorsLib.NotOwner(tokenId, msg.sender));

        _words[tokenId] = WordLib.licence(msg.sender, word.nonceOf(), price);

        emit Listed(tokenId, price);
    }

    /// @inheritdoc IMarket
    function accept(uint256 tokenId, address to, uint64 maxPrice) external {
        uint256 word = _existing(tokenId);
        uint256 price = word.askOf();
        require(price != 0, ErrorsLib.NotListed(tokenId));
        require(price <= maxPrice, ErrorsLib.PriceAbove(maxPrice, price));

        _sell(word, tokenId, price, to);
    }

    /// @inheritdoc IMarket
    function acceptSigned(Ask calldata ask, bytes calldata signature, address to) external {
        uint256 tokenId = ask.tokenId;
        uint256 word = _existing(tokenId);
        require(ask.nonce == word.nonceOf(), ErrorsLib.StaleNonce(tokenId, word.nonceOf()));
        require(block.timestamp <= ask.deadline, ErrorsLib.AskExpired(ask.deadline));
        if (ask.buyer == address(0)) require(ask.price != 0, ErrorsLib.GiftToNobody());
        else require(ask.buyer == to, ErrorsLib.NotTheBuyer(to));
        require(
            word.account().isSignedBy(_digest(ask), signature), ErrorsLib.NotSigned(word.account())
        );

        _sell(word, tokenId, ask.price, to);
    }

    /// @inheritdoc IMarket
    function cancel(uint256 tokenId) external {
        uint256 word = _existing(tokenId);
        require(word.account() == msg.sender, ErrorsLib.NotOwner(tokenId, msg.sender));

        _cancel(word, tokenId);
    }

    /// @inheritdoc IMarket
    function cancelSigned(uint256 tokenId, uint32 nonce, bytes calldata signature) external {
        uint256 word = _existing(tokenId);
        require(nonce == word.nonceOf(), ErrorsLib.StaleNonce(tokenId, word.nonceOf()));
        bytes32 digest = _hashTypedData(keccak256(abi.encode(CANCEL_TYPE, tokenId, uint256(nonce))));
        require(word.account().isSignedBy(digest, signature), ErrorsLib.NotSigned(word.account()));

        _cancel(word, tokenId);
    }

    /// @inheritdoc IMarket
    function resaleShares(uint256 edition, uint256 price)
        external
        view
        returns (uint256, uint256, uint256)
    {
        require(price <= type(uint64).max, ErrorsLib.PriceTooHigh(price, type(uint64).max));
        return SplitLib.resale(price, _sale(edition).royaltyOf(), resaleBasisPoints);
    }

    /// @dev The studio's part, to each who shares it; what rounding leaves is the studio's own.
    function _payStudio(uint256 edition, uint256 sale, uint256 amount) internal {
        uint256 rest = amount;
        if (sale.isShared()) {
            uint256[] memory shares = _shares[edition];
            for (uint256 i = 1; i < shares.length; ++i) {
                uint256 share = amount * shares[i].basisPointsOf() / BASIS_POINTS;
                rest -= share;
                _payOrOwe(shares[i].account(), share);
            }
        }
        _payOrOwe(sale.account(), rest);
    }

    function _sell(uint256 word, uint256 tokenId, uint256 price, address to) private {
        uint256 edition = tokenId >> 64;
        uint256 sale = _sales[edition];

        _move(word, to, tokenId);

        emit Sold(tokenId, price);

        (uint256 seller, uint256 studio, uint256 platform) =
            SplitLib.resale(price, sale.royaltyOf(), resaleBasisPoints);
        _payOrOwe(word.account(), seller);
        _payStudio(edition, sale, studio);
        _payOrOwe(_TREASURY, platform);
    }

    function _cancel(uint256 word, uint256 tokenId) private {
        uint256 nonce = _nextNonce(word, tokenId);
        _words[tokenId] = WordLib.licence(word.account(), nonce, 0);

        // One more than a uint32 that was not the last.
        // forge-lint: disable-next-line(unsafe-typecast)
        emit Cancelled(tokenId, uint32(nonce));
    }

    function _digest(Ask calldata ask) private view returns (bytes32) {
        return _hashTypedData(
            keccak256(
                abi.encode(
                    ASK_TYPE,
                    ask.tokenId,
                    uint256(ask.price),
                    uint256(ask.nonce),
                    uint256(ask.deadline),
                    ask.buyer,
                    ask.receipt
                )
            )
        );
    }

    function _domainNameAndVersion() internal pure override returns (string memory, string memory) {
        return ("Tangible licence", "1");
    }
}
