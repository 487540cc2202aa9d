// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

/// @notice An offer of a licence, signed by its owner and kept off the chain: it costs nothing.
/// @param tokenId the licence.
/// @param price in the coin's smallest unit; 0, a gift, only to a named buyer.
/// @param nonce of the licence; any move and any `cancel` makes the offer void.
/// @param deadline the last second it holds, unix time.
/// @param buyer the only account that can get the licence; 0 = anyone.
/// @param receipt of the seller's decoder that destroyed its keys; nothing here reads it.
struct Ask {
    uint256 tokenId;
    uint64 price;
    uint32 nonce;
    uint64 deadline;
    address buyer;
    bytes32 receipt;
}

/// @title IMarket
/// @notice Resale: the licence moves and seller, studio and platform are paid in one transaction.
/// @dev EIP-712 domain: name "Tangible licence", version "1", chainId, verifyingContract. Types:
/// Ask(uint256 tokenId,uint64 price,uint32 nonce,uint64 deadline,address buyer,bytes32 receipt)
/// Cancel(uint256 tokenId,uint32 nonce)
/// Signed by the owner: with its key (r . s . v, 65 bytes, low s), or as a contract (ERC-1271).
/// Nobody can stop a resale: there is no pause, no operator and no list of those who may.
interface IMarket {
    /// @notice Emitted when a licence is listed; price 0 = no longer.
    event Listed(uint256 indexed tokenId, uint64 price);

    /// @notice Emitted beside `Transfer` when an ask was accepted; price 0 = a gift.
    event Sold(uint256 indexed tokenId, uint256 price);

    /// @notice Emitted when every ask so far became void.
    /// @param nonce the licence's new one.
    event Cancelled(uint256 indexed tokenId, uint32 nonce);

    /// @notice Lists the sender's licence at `price`, 0 = takes it off; for its owner.
    /// @dev Replaces an earlier listing. Signed asks are not touched: `cancel` ends those.
    function list(uint256 tokenId, uint64 price) external;

    /// @notice Buys a listed licence for `to`, paid by the sender, who has approved the price.
    /// @dev The receiver is not asked: nobody's code can stop a sale.
    /// @param maxPrice the most the sender is ready to pay.
    function accept(uint256 tokenId, address to, uint64 maxPrice) external;

    /// @notice Buys a licence for `to` on a signed ask, paid by the sender, who has approved the price.
    /// @param to `ask.buyer`, if one is named.
    function acceptSigned(Ask calldata ask, bytes calldata signature, address to) external;

    /// @notice Makes the listing and every signed ask void, by a new nonce; for the owner.
    function cancel(uint256 tokenId) external;

    /// @notice As `cancel`, on the owner's signature; anyone may call.
    /// @param nonce of the licence now.
    function cancelSigned(uint256 tokenId, uint32 nonce, bytes calldata signature) external;

    /// @notice How a resale of this edition is shared, to the unit: the sum is `price`.
    /// @dev seller = price * (10,000 - royalty - resaleBasisPoints) / 10,000 and studio = price *
    /// royalty / 10,000, both rounded down; the platform gets the rest. A recipient that cannot be
    /// paid is owed: it never stops the sale.
    /// @param price below 2**64, as that of an ask.
    function resaleShares(uint256 edition, uint256 price)
        external
        view
        returns (uint256 seller, uint256 studio, uint256 platform);

    /// @notice The platform's share of a resale, of 10,000.
    function resaleBasisPoints() external view returns (uint256);
}
