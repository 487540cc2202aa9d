// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import { OwnableRoles } from "solady/auth/OwnableRoles.sol";
import { LibString } from "solady/utils/LibString.sol";
import { SafeTransferLib } from "solady/utils/SafeTransferLib.sol";

import { LicenceToken } from "./LicenceToken.sol";
import { IERC2981, IERC721Metadata } from "./interfaces/IERC721.sol";
import { EditionTerms, ILicences, Word } from "./interfaces/ILicences.sol";
import { ErrorsLib } from "./libraries/ErrorsLib.sol";
import { QualityLib } from "./libraries/QualityLib.sol";
import { BASIS_POINTS, SplitLib } from "./libraries/SplitLib.sol";
import { WordLib } from "./libraries/WordLib.sol";

/// @title Licences
/// @notice See `ILicences`.
contract Licences is LicenceToken, ILicences, OwnableRoles {
    using SafeTransferLib for address;
    using LibString for uint256;
    using WordLib for uint256;

    /// @notice Registers editions and sets their prices.
    uint256 public constant PUBLISHER = 1 << 0;

    /// @notice Mints for payments that were made elsewhere.
    uint256 public constant MINTER = 1 << 1;

    /// @notice The most that the platform can take of a first sale.
    uint256 public constant MAX_PLATFORM_BASIS_POINTS = 3000;

    struct Facts {
        bytes32 masterHash;
        bytes16 filmId;
        uint16 royaltyBasisPoints;
        bytes32 quality;
    }

    /// @dev One word: a token id has 32 + 64 bits in use, the block fits above.
    struct Mint {
        uint192 tokenId;
        uint64 blockNumber;
    }

    /// @inheritdoc ILicences
    address public immutable stablecoin;
    /// @inheritdoc ILicences
    address public immutable treasury;
    /// @inheritdoc ILicences
    uint256 public immutable platformBasisPoints;

    /// @inheritdoc ILicences
    uint256 public editions;
    /// @inheritdoc ILicences
    uint256 public totalOwed;
    /// @inheritdoc ILicences
    mapping(address account => uint256) public owed;
    /// @inheritdoc ILicences
    mapping(bytes32 masterHash => uint256 edition) public editionOf;

    /// @dev All that a sale reads and writes; see `WordLib`.
    mapping(uint256 edition => uint256) internal _sales;
    mapping(uint256 edition => Facts) internal _facts;
    mapping(bytes32 paymentId => Mint) internal _mints;

    constructor(address owner, address stablecoin_, address treasury_, uint256 platformShare) {
        require(
            owner != address(0) && stablecoin_ != address(0) && treasury_ != address(0),
            ErrorsLib.ZeroAddress()
        );
        require(
            platformShare <= MAX_PLATFORM_BASIS_POINTS,
            ErrorsLib.ShareTooHigh(platformShare, MAX_PLATFORM_BASIS_POINTS)
        );
        stablecoin = stablecoin_;
        treasury = treasury_;
        platformBasisPoints = platformShare;
        _initializeOwner(owner);
    }

    /* EDITIONS */

    /// @inheritdoc ILicences
    function registerEdition(EditionTerms calldata terms)
        external
        onlyRoles(PUBLISHER)
        returns (uint256 edition)
    {
        require(terms.masterHash != 0 && terms.filmId != 0, ErrorsLib.ZeroHash());
        require(terms.studio != address(0), ErrorsLib.ZeroAddress());
        require(QualityLib.isValid(terms.quality), ErrorsLib.BadQuality());
        require(
            terms.royaltyBasisPoints <= BASIS_POINTS,
            ErrorsLib.ShareTooHigh(terms.royaltyBasisPoints, BASIS_POINTS)
        );
        edition = editionOf[terms.masterHash];
        require(edition == 0, ErrorsLib.EditionExists(edition));

        edition = ++editions;
        editionOf[terms.masterHash] = edition;
        _sales[edition] = WordLib.sale(terms.studio, terms.price, 0);
        _facts[edition] = Facts({
            masterHash: terms.masterHash,
            filmId: terms.filmId,
            royaltyBasisPoints: terms.royaltyBasisPoints,
            quality: terms.quality
        });

        emit EditionRegistered(edition, terms.masterHash, terms.filmId, terms.studio);
        emit PriceSet(edition, terms.price);
    }

    /// @inheritdoc ILicences
    function setPrice(uint256 edition, uint64 price) external onlyRoles(PUBLISHER) {
        uint256 sale = _sale(edition);

        _sales[edition] = WordLib.sale(sale.account(), price, sale.serialsOf());

        emit PriceSet(edition, price);
    }

    /* LICENCES */

    /// @inheritdoc ILicences
    function buy(uint256 edition, address owner, uint256 maxPrice)
        external
        returns (uint256 tokenId)
    {
        uint256 sale = _sale(edition);
        uint256 price = sale.priceOf();
        require(price != 0, ErrorsLib.NotForSale(edition));
        require(price <= maxPrice, ErrorsLib.PriceAbove(maxPrice, price));

        tokenId = _mintNext(sale, edition, owner);

        (uint256 studioShare, uint256 platformShare) = SplitLib.primary(price, platformBasisPoints);
        _payOrOwe(sale.account(), studioShare);
        _payOrOwe(treasury, platformShare);
    }

    /// @inheritdoc ILicences
    function mintFor(uint256 edition, address owner, bytes32 paymentId)
        external
        onlyRoles(MINTER)
        returns (uint256 tokenId)
    {
        require(paymentId != 0, ErrorsLib.ZeroHash());
        tokenId = _mints[paymentId].tokenId;
        require(tokenId == 0, ErrorsLib.AlreadyMinted(tokenId));

        tokenId = _mintNext(_sale(edition), edition, owner);
        // An edition's id counts up from 1: it stays below 2**128 as long as there are blocks.
        // forge-lint: disable-next-line(unsafe-typecast)
        _mints[paymentId] = Mint({ tokenId: uint192(tokenId), blockNumber: uint64(block.number) });

        emit MintedFor(paymentId, tokenId);
    }

    /* LEDGER */

    /// @inheritdoc ILicences
    function withdraw(address account) external returns (uint256 amount) {
        amount = owed[account];
        require(amount != 0, ErrorsLib.NothingOwed(account));

        owed[account] = 0;
        totalOwed -= amount;

        emit Withdrawn(account, amount);

        stablecoin.safeTransfer(account, amount);
    }

    /* READING */

    /// @inheritdoc ILicences
    function termsOf(uint256 edition) external view returns (EditionTerms memory) {
        uint256 sale = _sale(edition);
        Facts storage found = _facts[edition];
        return EditionTerms({
            filmId: found.filmId,
            masterHash: found.masterHash,
            quality: found.quality,
            studio: sale.account(),
            price: sale.priceOf(),
            royaltyBasisPoints: found.royaltyBasisPoints
        });
    }

    /// @inheritdoc ILicences
    function serialsOf(uint256 edition) external view returns (uint256) {
        return _sale(edition).serialsOf();
    }

    /// @inheritdoc ILicences
    function mintedFor(bytes32 paymentId) external view returns (uint256, uint256) {
        Mint memory found = _mints[paymentId];
        return (found.tokenId, found.blockNumber);
    }

    /// @inheritdoc ILicences
    function wordOf(uint256 tokenId)
        public
        view
        override(ILicences, LicenceToken)
        returns (Word memory)
    {
        return super.wordOf(tokenId);
    }

    /// @inheritdoc IERC721Metadata
    function name() external pure returns (string memory) {
        return "Tangible licence";
    }

    /// @inheritdoc IERC721Metadata
    function symbol() external pure returns (string memory) {
        return "TANGIBLE";
    }

    /// @inheritdoc IERC721Metadata
    /// @dev Facts only, on the chain itself: titles and pictures come from whoever shows the token.
    function tokenURI(uint256 tokenId) external view returns (string memory) {
        _existing(tokenId);
        Facts storage found = _facts[tokenId >> 64];
        return string.concat(
            'data:application/json,{"name":"Tangible licence ',
            (tokenId >> 64).toString(),
            "-",
            uint256(uint64(tokenId)).toString(),
            '","film":"',
            uint256(uint128(found.filmId)).toHexString(16),
            '","master":"',
            uint256(found.masterHash).toHexString(32),
            '","quality":"',
            LibString.fromSmallString(found.quality),
            '"}'
        );
    }

    /// @inheritdoc IERC2981
    function royaltyInfo(uint256 tokenId, uint256 salePrice)
        external
        view
        returns (address, uint256)
    {
        _existing(tokenId);
        uint256 edition = tokenId >> 64;
        return
            (
                _sale(edition).account(),
                salePrice * _facts[edition].royaltyBasisPoints / BASIS_POINTS
            );
    }

    /* INTERNAL */

    function _sale(uint256 edition) internal view returns (uint256 sale) {
        sale = _sales[edition];
        require(sale != 0, ErrorsLib.UnknownEdition(edition));
    }

    function _mintNext(uint256 sale, uint256 edition, address owner)
        internal
        returns (uint256 tokenId)
    {
        uint256 serial = sale.serialsOf() + 1;
        require(serial <= type(uint32).max, ErrorsLib.SoldOut(edition));
        _sales[edition] = WordLib.sale(sale.account(), sale.priceOf(), serial);
        tokenId = edition << 64 | serial;
        _mint(owner, tokenId);
    }

    /// @dev A recipient that the coin has frozen is owed instead, so that one studio cannot stop
    /// the sales of its films. A sender who cannot pay fails both ways, and the sale reverts.
    function _payOrOwe(address account, uint256 amount) internal {
        if (amount == 0) return;
        if (stablecoin.trySafeTransferFrom(msg.sender, account, amount)) return;

        stablecoin.safeTransferFrom(msg.sender, address(this), amount);
        owed[account] += amount;
        totalOwed += amount;

        emit Owed(account, amount);
    }
}
