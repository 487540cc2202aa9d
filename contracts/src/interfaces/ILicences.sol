// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import { EditionTerms, IEditions, Share } from "./IEditions.sol";
import { ILedger } from "./ILedger.sol";
import { Ask, IMarket } from "./IMarket.sol";

/// @notice A licence's one storage word, lowest bits first: `owner:160 | nonce:32 | ask:64`.
/// @dev Any transfer writes the whole word once: it moves the ownership, bumps the nonce and clears
/// the ask, so that everything which was offered or signed for the old nonce is dead.
/// @param owner who owns the licence.
/// @param nonce how often it moved or its asks were cancelled.
/// @param ask the price it is listed at, 0 = not listed.
struct Word {
    address owner;
    uint32 nonce;
    uint64 ask;
}

/// @title ILicences
/// @notice One ERC-721 token a copy of a film. `tokenId = edition << 64 | serial`, both from 1.
/// @dev The word of a licence is at storage slot keccak256(tokenId . 0), so that an `eth_getProof`
/// of that one slot proves owner and nonce at a block. No function but its owner's own, or one that
/// its owner signed for, changes the word of a licence that exists: see docs/adr/0016.
interface ILicences is ILedger, IEditions, IMarket {
    /// @notice Emitted when a licence is minted for a payment that was made elsewhere.
    event MintedFor(bytes32 indexed paymentId, uint256 indexed tokenId);

    /// @notice Emitted when the first sales of an edition stop.
    event Paused(uint256 indexed edition, address indexed by);

    /// @notice Emitted when they go on.
    event Resumed(uint256 indexed edition);

    /// @notice Buys one licence for `owner`, paid by the sender, who has approved the price.
    /// @dev The studio's part is price * (10,000 - platformBasisPoints) / 10,000 rounded down, the
    /// treasury gets the rest. A recipient that cannot be paid is owed: it never stops the sale.
    /// @param maxPrice the most the sender is ready to pay.
    function buy(uint256 edition, address owner, uint256 maxPrice)
        external
        returns (uint256 tokenId);

    /// @notice Mints one licence for a payment that was made elsewhere; for the minter.
    /// @dev Exactly once for each payment id: again, it reverts with `AlreadyMinted`.
    function mintFor(uint256 edition, address owner, bytes32 paymentId)
        external
        returns (uint256 tokenId);

    /// @notice Mints one licence that the caller was paid for in this transaction; for a seller
    /// contract, such as `CoinSale`.
    function mintPaid(uint256 edition, address owner) external returns (uint256 tokenId);

    /// @notice Stops the first sales of an edition, and nothing else; for a guardian or the owner.
    /// @dev By edition, because its one word is read in a sale anyway: a flag for all would cost
    /// every buyer 2,100 gas.
    function pause(uint256 edition) external;

    /// @notice Lets the first sales of an edition go on; for the owner.
    function resume(uint256 edition) external;

    /// @notice Whether the first sales of an edition are stopped.
    function isPaused(uint256 edition) external view returns (bool);

    /// @notice The licence of this payment and the block it was minted in; both 0 = none.
    /// @dev The block lets a client find the transaction without a search through the chain.
    function mintedFor(bytes32 paymentId)
        external
        view
        returns (uint256 tokenId, uint256 blockNumber);

    /// @notice The word of a licence.
    function wordOf(uint256 tokenId) external view returns (Word memory);

    /// @notice Receives the platform's share.
    function treasury() external view returns (address);

    /// @notice The platform's share of a first sale, of 10,000.
    function platformBasisPoints() external view returns (uint256);
}
