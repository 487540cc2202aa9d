// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.24;

import { Ownable } from "@openzeppelin/contracts/access/Ownable.sol";
import { IERC20 } from "@openzeppelin/contracts/token/ERC20/IERC20.sol";
import { SafeERC20 } from "@openzeppelin/contracts/token/ERC20/utils/SafeERC20.sol";
import { ERC721 } from "@openzeppelin/contracts/token/ERC721/ERC721.sol";

/// @title TextbookLicences
/// @notice Licences as a tutorial has them: ERC-721 of OpenZeppelin, a struct for each token, a first
/// sale that pays the studio and the treasury.
contract TextbookLicences is ERC721, Ownable {
    using SafeERC20 for IERC20;

    struct Certificate {
        bytes32 masterHash;
        bytes16 filmId;
        uint64 soldAt;
        address studio;
        uint16 royaltyBasisPoints;
    }

    IERC20 public immutable coin;
    address public immutable treasury;

    mapping(uint256 tokenId => Certificate) public certificates;
    mapping(bytes32 masterHash => uint256) public prices;
    uint256 public nextId = 1;

    event LicenceSold(uint256 indexed tokenId, address indexed buyer, uint256 price);

    constructor(IERC20 coin_, address treasury_)
        ERC721("Textbook licence", "TEXT")
        Ownable(msg.sender)
    {
        coin = coin_;
        treasury = treasury_;
    }

    function setPrice(bytes32 masterHash, uint256 price) external onlyOwner {
        prices[masterHash] = price;
    }

    function buy(bytes32 masterHash, bytes16 filmId, address studio, uint16 royaltyBasisPoints)
        external
        returns (uint256 tokenId)
    {
        uint256 price = prices[masterHash];
        require(price != 0, "not for sale");
        tokenId = nextId++;
        certificates[tokenId] = Certificate({
            masterHash: masterHash,
            filmId: filmId,
            soldAt: uint64(block.timestamp),
            studio: studio,
            royaltyBasisPoints: royaltyBasisPoints
        });
        _mint(msg.sender, tokenId);
        uint256 studioShare = price * 95 / 100;
        coin.safeTransferFrom(msg.sender, studio, studioShare);
        coin.safeTransferFrom(msg.sender, treasury, price - studioShare);
        emit LicenceSold(tokenId, msg.sender, price);
    }
}
