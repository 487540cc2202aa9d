// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.24;

import { IERC20 } from "@openzeppelin/contracts/token/ERC20/IERC20.sol";
import { SafeERC20 } from "@openzeppelin/contracts/token/ERC20/utils/SafeERC20.sol";
import { ReentrancyGuard } from "@openzeppelin/contracts/utils/ReentrancyGuard.sol";

import { TextbookLicences } from "./TextbookLicences.sol";

/// @title TextbookMarket
/// @notice A market as a tutorial has it: listings in a mapping, the token moved by approval, three
/// recipients paid.
contract TextbookMarket is ReentrancyGuard {
    using SafeERC20 for IERC20;

    struct Listing {
        address seller;
        uint256 price;
        bool active;
    }

    TextbookLicences public immutable licences;
    IERC20 public immutable coin;
    address public immutable treasury;
    uint256 public constant PLATFORM_BASIS_POINTS = 500;

    mapping(uint256 tokenId => Listing) public listings;

    event Listed(uint256 indexed tokenId, address indexed seller, uint256 price);
    event Sold(uint256 indexed tokenId, address indexed buyer, uint256 price);

    constructor(TextbookLicences licences_, IERC20 coin_, address treasury_) {
        licences = licences_;
        coin = coin_;
        treasury = treasury_;
    }

    function list(uint256 tokenId, uint256 price) external {
        require(licences.ownerOf(tokenId) == msg.sender, "not the owner");
        require(licences.getApproved(tokenId) == address(this), "not approved");
        require(price != 0, "no price");
        listings[tokenId] = Listing({ seller: msg.sender, price: price, active: true });
        emit Listed(tokenId, msg.sender, price);
    }

    function buy(uint256 tokenId) external nonReentrant {
        Listing memory listing = listings[tokenId];
        require(listing.active, "not listed");
        delete listings[tokenId];
        (,,, address studio, uint16 royalty) = licences.certificates(tokenId);
        uint256 studioShare = listing.price * royalty / 10_000;
        uint256 platformShare = listing.price * PLATFORM_BASIS_POINTS / 10_000;
        uint256 sellerShare = listing.price - studioShare - platformShare;
        licences.safeTransferFrom(listing.seller, msg.sender, tokenId);
        coin.safeTransferFrom(msg.sender, listing.seller, sellerShare);
        coin.safeTransferFrom(msg.sender, studio, studioShare);
        coin.safeTransferFrom(msg.sender, treasury, platformShare);
        emit Sold(tokenId, msg.sender, listing.price);
    }
}
