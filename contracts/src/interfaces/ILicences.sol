// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

/// @notice What belongs to an edition, stored once for all its licences.
/// @param filmId the film.
/// @param masterHash the root that names the sealed master; one edition a master.
/// @param quality such as "HD": 1 to 31 letters, digits, `+`, `-` or `.`, left-aligned, zero-filled.
/// @param studio receives the studio's share of every sale.
/// @param price what the stablecoin sale asks, in its smallest unit; 0 = not sold on the chain.
/// @param royaltyBasisPoints the studio's share of a resale, of 10,000.
struct EditionTerms {
    bytes16 filmId;
    bytes32 masterHash;
    bytes32 quality;
    address studio;
    uint64 price;
    uint16 royaltyBasisPoints;
}

/// @notice A licence's one storage word, lowest bits first: `owner:160 | nonce:32 | ask:64`.
/// @dev Any transfer writes the whole word once: it moves the ownership, bumps the nonce and clears
/// the ask, so that everything which was offered or signed for the old nonce is dead.
/// @param owner who owns the licence.
/// @param nonce how often it moved.
/// @param ask the price it is listed at, 0 = not listed. Resale is not part of this version.
struct Word {
    address owner;
    uint32 nonce;
    uint64 ask;
}

/// @title ILicences
/// @notice One ERC-721 token a copy of a film. `tokenId = edition << 64 | serial`, both from 1.
/// @dev The word of a licence is at storage slot keccak256(tokenId . 0), so that an `eth_getProof`
/// of that one slot proves owner and nonce at a block.
interface ILicences {
    /// @notice Emitted when an edition is registered.
    event EditionRegistered(
        uint256 indexed edition, bytes32 indexed masterHash, bytes16 indexed filmId, address studio
    );

    /// @notice Emitted when the price on the chain changes.
    event PriceSet(uint256 indexed edition, uint64 price);

    /// @notice Emitted when a licence is minted for a payment that was made elsewhere.
    event MintedFor(bytes32 indexed paymentId, uint256 indexed tokenId);

    /// @notice Emitted when a share could not be paid out and waits to be withdrawn.
    event Owed(address indexed account, uint256 amount);

    /// @notice Emitted when a waiting sum was paid out.
    event Withdrawn(address indexed account, uint256 amount);

    /// @notice Registers an edition and returns its id; for the publisher.
    /// @dev Reverts with `EditionExists` for a master that is registered already.
    function registerEdition(EditionTerms calldata terms) external returns (uint256 edition);

    /// @notice Changes what the sale on the chain asks, 0 = not sold there; for the publisher.
    function setPrice(uint256 edition, uint64 price) external;

    /// @notice Buys one licence for `owner`, paid by the sender, who has approved the price.
    /// @dev The studio's share is price * (10,000 - platformBasisPoints) / 10,000 rounded down, the
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

    /// @notice Pays `account` what is owed to it; anyone may call.
    function withdraw(address account) external returns (uint256 amount);

    /// @notice The edition of this master, 0 = none.
    function editionOf(bytes32 masterHash) external view returns (uint256 edition);

    /// @notice The terms of an edition.
    function termsOf(uint256 edition) external view returns (EditionTerms memory);

    /// @notice How many licences of the edition exist: the last serial.
    function serialsOf(uint256 edition) external view returns (uint256);

    /// @notice How many editions exist: the last id.
    function editions() external view returns (uint256);

    /// @notice The licence of this payment and the block it was minted in; both 0 = none.
    /// @dev The block lets a client find the transaction without a search through the chain.
    function mintedFor(bytes32 paymentId)
        external
        view
        returns (uint256 tokenId, uint256 blockNumber);

    /// @notice The word of a licence.
    function wordOf(uint256 tokenId) external view returns (Word memory);

    /// @notice What waits to be withdrawn by this account.
    function owed(address account) external view returns (uint256);

    /// @notice The sum of all that is owed; never more than this contract's balance.
    function totalOwed() external view returns (uint256);

    /// @notice The coin that is paid with: a plain ERC-20, without hooks or a fee on transfers.
    function stablecoin() external view returns (address);

    /// @notice Receives the platform's share.
    function treasury() external view returns (address);

    /// @notice The platform's share of a first sale, of 10,000.
    function platformBasisPoints() external view returns (uint256);
}
