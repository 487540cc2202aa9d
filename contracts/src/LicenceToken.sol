// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {
    IERC165,
    IERC2981,
    IERC721,
    IERC721Metadata,
    IERC721Receiver
} from "./interfaces/IERC721.sol";
import { Word } from "./interfaces/ILicences.sol";
import { ErrorsLib } from "./libraries/ErrorsLib.sol";
import { WordLib } from "./libraries/WordLib.sol";

/// @title LicenceToken
/// @notice The ERC-721 half of a licence: who owns it, and how it is given away.
/// @dev Only the owner moves a licence. An operator could sell it past the studio, and has no
/// playback key anyway; see docs/adr/0012.
abstract contract LicenceToken is IERC721, IERC721Metadata, IERC2981 {
    using WordLib for uint256;

    /// @dev Must stay the first variable: storage proofs name its slot, 0.
    mapping(uint256 tokenId => uint256) internal _words;

    mapping(address owner => uint256) internal _balances;

    /// @inheritdoc IERC721
    function balanceOf(address owner) external view returns (uint256) {
        require(owner != address(0), ErrorsLib.ZeroAddress());
        return _balances[owner];
    }

    /// @inheritdoc IERC721
    function ownerOf(uint256 tokenId) external view returns (address) {
        return _existing(tokenId).account();
    }

    /// @notice The word of a licence.
    function wordOf(uint256 tokenId) public view virtual returns (Word memory) {
        uint256 word = _existing(tokenId);
        return Word({ owner: word.account(), nonce: word.nonceOf(), ask: word.askOf() });
    }

    /// @inheritdoc IERC721
    function transferFrom(address from, address to, uint256 tokenId) public payable {
        uint256 word = _existing(tokenId);
        require(
            msg.sender == from && word.account() == from, ErrorsLib.NotOwner(tokenId, msg.sender)
        );
        _move(word, to, tokenId);
    }

    /// @inheritdoc IERC721
    function safeTransferFrom(address from, address to, uint256 tokenId) external payable {
        safeTransferFrom(from, to, tokenId, "");
    }

    /// @inheritdoc IERC721
    function safeTransferFrom(address from, address to, uint256 tokenId, bytes memory data)
        public
        payable
    {
        transferFrom(from, to, tokenId);
        if (to.code.length == 0) return;
        bytes4 answer = IERC721Receiver(to).onERC721Received(msg.sender, from, tokenId, data);
        require(answer == IERC721Receiver.onERC721Received.selector, ErrorsLib.UnsafeReceiver(to));
    }

    /// @inheritdoc IERC721
    function approve(address, uint256) external payable {
        revert ErrorsLib.ApprovalsRefused();
    }

    /// @inheritdoc IERC721
    function setApprovalForAll(address, bool) external pure {
        revert ErrorsLib.ApprovalsRefused();
    }

    /// @inheritdoc IERC721
    function getApproved(uint256 tokenId) external view returns (address) {
        _existing(tokenId);
        return address(0);
    }

    /// @inheritdoc IERC721
    function isApprovedForAll(address, address) external pure returns (bool) {
        return false;
    }

    /// @inheritdoc IERC165
    function supportsInterface(bytes4 interfaceId) external pure returns (bool) {
        return interfaceId == type(IERC165).interfaceId || interfaceId == type(IERC721).interfaceId
            || interfaceId == type(IERC721Metadata).interfaceId
            || interfaceId == type(IERC2981).interfaceId;
    }

    /// @dev Writes a new licence. No callback: a receiver must not be able to stop a sale.
    function _mint(address owner, uint256 tokenId) internal {
        require(owner != address(0), ErrorsLib.ZeroAddress());
        _words[tokenId] = WordLib.licence(owner, 0, 0);
        unchecked {
            ++_balances[owner];
        }
        emit Transfer(address(0), owner, tokenId);
    }

    /// @dev The one place where a licence changes hands.
    function _move(uint256 word, address to, uint256 tokenId) internal {
        address from = word.account();
        require(to != address(0), ErrorsLib.ZeroAddress());
        _words[tokenId] = WordLib.licence(to, _nextNonce(word, tokenId), 0);
        unchecked {
            --_balances[from];
            ++_balances[to];
        }
        emit Transfer(from, to, tokenId);
    }

    /// @dev After 2**32 steps the nonce would start again and old asks live: no further one.
    function _nextNonce(uint256 word, uint256 tokenId) internal pure returns (uint256) {
        require(word.nonceOf() != type(uint32).max, ErrorsLib.MovedTooOften(tokenId));
        unchecked {
            return uint256(word.nonceOf()) + 1;
        }
    }

    function _existing(uint256 tokenId) internal view returns (uint256 word) {
        word = _words[tokenId];
        require(word != 0, ErrorsLib.UnknownLicence(tokenId));
    }
}
