// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import { LibString } from "solady/utils/LibString.sol";

import { Editions } from "./Editions.sol";
import { Ledger } from "./Ledger.sol";
import { LicenceToken } from "./LicenceToken.sol";
import { Market } from "./Market.sol";
import { IERC2981, IERC721Metadata } from "./interfaces/IERC721.sol";
import { ILicences, Word } from "./interfaces/ILicences.sol";
import { ErrorsLib } from "./libraries/ErrorsLib.sol";
import { BASIS_POINTS, SplitLib } from "./libraries/SplitLib.sol";
import { WordLib } from "./libraries/WordLib.sol";

/// @title Licences
/// @notice See `ILicences`.
contract Licences is Market, ILicences {
    using LibString for uint256;
    using WordLib for uint256;

    /// @notice Mints for payments that were made elsewhere.
    uint256 public constant MINTER = 1 << 1;

    /// @notice A contract that mints for payments which it takes itself.
    uint256 public constant SELLER = 1 << 2;

    /// @notice Stops the first sales of an edition.
    uint256 public constant GUARDIAN = 1 << 3;

    /// @notice The most that the platform can take of a first sale.
    uint256 public constant MAX_PLATFORM_BASIS_POINTS = 3000;

    /// @notice The most that the platform can take of a resale.
    uint256 public constant MAX_RESALE_BASIS_POINTS = 1000;

    /// @dev One word: a token id has 32 + 64 bits in use, the block fits above.
    struct Mint {
        uint192 tokenId;
        uint64 blockNumber;
    }

    /// @inheritdoc ILicences
    uint256 public immutable platformBasisPoints;

    mapping(bytes32 paymentId => Mint) internal _mints;

    constructor(
        address owner,
        address stablecoin_,
        address treasury_,
        uint256 platformShare,
        uint256 resaleShare
    ) Ledger(stablecoin_) Editions(resaleShare) Market(treasury_, resaleShare) {
        require(owner != address(0), ErrorsLib.ZeroAddress());
        require(
            platformShare <= MAX_PLATFORM_BASIS_POINTS,
            ErrorsLib.ShareTooHigh(platformShare, MAX_PLATFORM_BASIS_POINTS)
        );
        require(
            resaleShare <= MAX_RESALE_BASIS_POINTS,
            ErrorsLib.ShareTooHigh(resaleShare, MAX_RESALE_BASIS_POINTS)
        );
        platformBasisPoints = platformShare;
        _initializeOwner(owner);
    }

    /* FIRST SALES */

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
        _payStudio(edition, sale, studioShare);
        _payOrOwe(_TREASURY, platformShare);
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

    /// @inheritdoc ILicences
    function mintPaid(uint256 edition, address owner)
        external
        onlyRoles(SELLER)
        returns (uint256 tokenId)
    {
        tokenId = _mintNext(_sale(edition), edition, owner);
    }

    /// @inheritdoc ILicences
    function pause(uint256 edition) external onlyOwnerOrRoles(GUARDIAN) {
        _sales[edition] = _sale(edition).withPaused(true);
        emit Paused(edition, msg.sender);
    }

    /// @inheritdoc ILicences
    function resume(uint256 edition) external onlyOwner {
        _sales[edition] = _sale(edition).withPaused(false);
        emit Resumed(edition);
    }

    /* READING */

    /// @inheritdoc ILicences
    function treasury() external view returns (address) {
        return _TREASURY;
    }

    /// @inheritdoc ILicences
    function isPaused(uint256 edition) external view returns (bool) {
        return _sale(edition).isPaused();
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
        uint256 sale = _sale(tokenId >> 64);
        return (sale.account(), salePrice * sale.royaltyOf() / BASIS_POINTS);
    }

    /* INTERNAL */

    function _mintNext(uint256 sale, uint256 edition, address owner)
        internal
        returns (uint256 tokenId)
    {
        require(!sale.isPaused(), ErrorsLib.SalesPaused(edition));
        uint256 serial = sale.serialsOf() + 1;
        require(serial <= type(uint32).max, ErrorsLib.SoldOut(edition));
        _sales[edition] = sale.withNextSerial();
        tokenId = edition << 64 | serial;
        _mint(owner, tokenId);
    }
}
