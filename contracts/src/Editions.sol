// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import { OwnableRoles } from "solady/auth/OwnableRoles.sol";

import { EditionTerms, IEditions, Share } from "./interfaces/IEditions.sol";
import { ErrorsLib } from "./libraries/ErrorsLib.sol";
import { QualityLib } from "./libraries/QualityLib.sol";
import { SharesLib } from "./libraries/SharesLib.sol";
import { BASIS_POINTS } from "./libraries/SplitLib.sol";
import { WordLib } from "./libraries/WordLib.sol";

/// @title Editions
/// @notice See `IEditions`.
abstract contract Editions is IEditions, OwnableRoles {
    using SharesLib for uint256[];
    using WordLib for uint256;

    /// @notice Registers editions and sets their prices.
    uint256 public constant PUBLISHER = 1 << 0;

    struct Facts {
        bytes32 masterHash;
        bytes16 filmId;
        bytes32 quality;
    }

    /// @dev What a royalty can be at most: all but the platform's share of a resale.
    uint256 internal immutable _MAX_ROYALTY;

    /// @inheritdoc IEditions
    uint256 public editions;
    /// @inheritdoc IEditions
    mapping(bytes32 masterHash => uint256 edition) public editionOf;

    /// @dev All that a sale reads and writes; see `WordLib`.
    mapping(uint256 edition => uint256) internal _sales;
    mapping(uint256 edition => Facts) internal _facts;
    /// @dev Empty while the studio has no one to share with; see `SharesLib`.
    mapping(uint256 edition => uint256[]) internal _shares;

    constructor(uint256 resaleShare) {
        _MAX_ROYALTY = BASIS_POINTS - resaleShare;
    }

    /// @inheritdoc IEditions
    function registerEdition(EditionTerms calldata terms)
        external
        onlyRoles(PUBLISHER)
        returns (uint256 edition)
    {
        edition = _register(terms);
    }

    /// @inheritdoc IEditions
    function registerSharedEdition(EditionTerms calldata terms, Share[] calldata shares)
        external
        onlyRoles(PUBLISHER)
        returns (uint256 edition)
    {
        uint256[] memory list = SharesLib.checked(shares);
        require(list[0].account() == terms.studio, ErrorsLib.BadShares());

        edition = _register(terms);
        _sales[edition] = _sales[edition].withStudio(terms.studio, true);
        _shares[edition] = list;

        for (uint256 i = 1; i < shares.length; ++i) {
            emit ShareGiven(edition, terms.studio, shares[i].account, shares[i].basisPoints);
        }
    }

    /// @inheritdoc IEditions
    function setPrice(uint256 edition, uint64 price) external onlyRoles(PUBLISHER) {
        require(price <= WordLib.MAX_PRICE, ErrorsLib.PriceTooHigh(price, WordLib.MAX_PRICE));

        _sales[edition] = _sale(edition).withPrice(price);

        emit PriceSet(edition, price);
    }

    /// @inheritdoc IEditions
    function giveShare(uint256 edition, address to, uint16 basisPoints) external {
        require(to != address(0), ErrorsLib.ZeroAddress());
        uint256 sale = _sale(edition);

        uint256[] memory list = _list(edition, sale).given(msg.sender, to, basisPoints);
        _sales[edition] = sale.withStudio(list[0].account(), list.length > 1);
        if (list.length > 1) _shares[edition] = list;
        else delete _shares[edition];

        emit ShareGiven(edition, msg.sender, to, basisPoints);
    }

    /// @inheritdoc IEditions
    function sharesOf(uint256 edition) external view returns (Share[] memory) {
        return _list(edition, _sale(edition)).opened();
    }

    /// @inheritdoc IEditions
    function termsOf(uint256 edition) external view returns (EditionTerms memory) {
        uint256 sale = _sale(edition);
        Facts storage found = _facts[edition];
        return EditionTerms({
            filmId: found.filmId,
            masterHash: found.masterHash,
            quality: found.quality,
            studio: sale.account(),
            price: sale.priceOf(),
            royaltyBasisPoints: sale.royaltyOf()
        });
    }

    /// @inheritdoc IEditions
    function serialsOf(uint256 edition) external view returns (uint256) {
        return _sale(edition).serialsOf();
    }

    function _sale(uint256 edition) internal view returns (uint256 sale) {
        sale = _sales[edition];
        require(sale != 0, ErrorsLib.UnknownEdition(edition));
    }

    /// @dev The shares of an edition, the studio's own first.
    function _list(uint256 edition, uint256 sale) internal view returns (uint256[] memory) {
        return sale.isShared() ? _shares[edition] : SharesLib.whole(sale.account());
    }

    function _register(EditionTerms calldata terms) private returns (uint256 edition) {
        require(terms.masterHash != 0 && terms.filmId != 0, ErrorsLib.ZeroHash());
        require(terms.studio != address(0), ErrorsLib.ZeroAddress());
        require(QualityLib.isValid(terms.quality), ErrorsLib.BadQuality());
        require(
            terms.price <= WordLib.MAX_PRICE, ErrorsLib.PriceTooHigh(terms.price, WordLib.MAX_PRICE)
        );
        require(
            terms.royaltyBasisPoints <= _MAX_ROYALTY,
            ErrorsLib.ShareTooHigh(terms.royaltyBasisPoints, _MAX_ROYALTY)
        );
        edition = editionOf[terms.masterHash];
        require(edition == 0, ErrorsLib.EditionExists(edition));

        edition = ++editions;
        editionOf[terms.masterHash] = edition;
        _sales[edition] = WordLib.sale(terms.studio, terms.price, terms.royaltyBasisPoints);
        _facts[edition] =
            Facts({ masterHash: terms.masterHash, filmId: terms.filmId, quality: terms.quality });

        emit EditionRegistered(edition, terms.masterHash, terms.filmId, terms.studio);
        emit PriceSet(edition, terms.price);
    }
}
