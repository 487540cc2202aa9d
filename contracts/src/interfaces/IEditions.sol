// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

/// @notice What belongs to an edition, stored once for all its licences.
/// @param filmId the film.
/// @param masterHash the root that names the sealed master; one edition a master.
/// @param quality such as "HD": 1 to 31 letters, digits, `+`, `-` or `.`, left-aligned, zero-filled.
/// @param studio receives the studio's part of every sale, or is the first of those who share it.
/// @param price what the stablecoin sale asks, in its smallest unit, at most 2**48 - 1; 0 = not sold
/// on the chain.
/// @param royaltyBasisPoints the studio's part of a resale, of 10,000; for ever.
struct EditionTerms {
    bytes16 filmId;
    bytes32 masterHash;
    bytes32 quality;
    address studio;
    uint64 price;
    uint16 royaltyBasisPoints;
}

/// @notice A rights holder's share of the studio's part of every sale.
/// @param account receives it.
/// @param basisPoints of 10,000.
struct Share {
    address account;
    uint16 basisPoints;
}

/// @title IEditions
/// @notice Editions, their prices, and who shares the studio's part.
/// @dev A share belongs to its holder. It gets smaller only when the holder gives of it: neither the
/// studio nor the publisher nor the owner of the contract can take it; see docs/adr/0017.
interface IEditions {
    /// @notice Emitted when an edition is registered.
    event EditionRegistered(
        uint256 indexed edition, bytes32 indexed masterHash, bytes16 indexed filmId, address studio
    );

    /// @notice Emitted when the price on the chain changes.
    event PriceSet(uint256 indexed edition, uint64 price);

    /// @notice Emitted when a rights holder gives of its share, and at the registration for each
    /// holder after the studio: from it.
    event ShareGiven(
        uint256 indexed edition, address indexed from, address indexed to, uint256 basisPoints
    );

    /// @notice Registers an edition and returns its id; for the publisher.
    /// @dev Reverts with `EditionExists` for a master that is registered already.
    function registerEdition(EditionTerms calldata terms) external returns (uint256 edition);

    /// @notice As `registerEdition`, for a studio's part that several share; for the publisher.
    /// @param shares two to eight, no account twice, none of 0, of 10,000 together; the first is
    /// `terms.studio`, who gets what rounding leaves.
    function registerSharedEdition(EditionTerms calldata terms, Share[] calldata shares)
        external
        returns (uint256 edition);

    /// @notice Changes what the sale on the chain asks, 0 = not sold there; for the publisher.
    function setPrice(uint256 edition, uint64 price) external;

    /// @notice Gives of the sender's share of this edition; for a rights holder.
    /// @dev Who gives all of it to a newcomer gives its place with it. At most eight share.
    /// @param basisPoints how much, of the 10,000 that all share; not 0.
    function giveShare(uint256 edition, address to, uint16 basisPoints) external;

    /// @notice Who shares the studio's part; together 10,000.
    function sharesOf(uint256 edition) external view returns (Share[] memory);

    /// @notice The edition of this master, 0 = none.
    function editionOf(bytes32 masterHash) external view returns (uint256 edition);

    /// @notice The terms of an edition.
    function termsOf(uint256 edition) external view returns (EditionTerms memory);

    /// @notice How many licences of the edition exist: the last serial.
    function serialsOf(uint256 edition) external view returns (uint256);

    /// @notice How many editions exist: the last id.
    function editions() external view returns (uint256);
}
