// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import { ICoinLedger } from "./ICoinLedger.sol";

/// @notice What a downloader signs for a seeder every few megabytes; the last one counts for all.
/// @param tokenId the licence that the film is downloaded for.
/// @param epoch the licence's nonce at the time.
/// @param seeder who sent the bytes and is paid for them.
/// @param bytesServed all that this seeder sent for this licence in this epoch so far.
struct Voucher {
    uint256 tokenId;
    uint32 epoch;
    address seeder;
    uint64 bytesServed;
}

/// @notice What seeders of an edition can count on.
/// @param pot what is left to be paid.
/// @param perGiB for 2**30 bytes, in the coin's smallest unit.
/// @param bytesPerLicence how many bytes are paid for one licence, ever.
/// @param closesAt when what is left can go back, unix seconds; 0 = not announced.
struct Rewards {
    uint96 pot;
    uint64 perGiB;
    uint64 bytesPerLicence;
    uint32 closesAt;
}

/// @title ISeederRewards
/// @notice Pays who sends films, by vouchers that the receivers sign.
/// @dev EIP-712 domain: name "Tangible seeder rewards", version "1", chainId, verifyingContract. Type:
/// Voucher(uint256 tokenId,uint32 epoch,address seeder,uint64 bytesServed)
/// Signed by the licence's owner of that epoch, as an ask is. Sums are cumulative: a byte counts
/// once, whatever is shown how often and in which order. Receipts that are made up cost more than
/// they bring: they need a licence that was paid for, all of them together bring at most what the
/// platform took for it, and no second licence comes of it; see docs/adr/0018.
interface ISeederRewards is ICoinLedger {
    /// @notice Emitted when an edition's seeders are promised more.
    /// @param floorPrice what the publisher says a licence costs at least, anywhere.
    event RewardsSet(
        uint256 indexed edition, uint64 perGiB, uint64 bytesPerLicence, uint64 floorPrice
    );

    /// @notice Emitted when somebody fills the pot of an edition.
    event Funded(uint256 indexed edition, address indexed by, uint256 amount);

    /// @notice Emitted when the owner of an epoch is put on record.
    event EpochOpened(uint256 indexed tokenId, uint32 indexed epoch, address indexed signer);

    /// @notice Emitted when a seeder is paid, or owed if the coin has frozen it.
    event Rewarded(
        uint256 indexed tokenId,
        uint32 indexed epoch,
        address indexed seeder,
        uint256 bytesPaid,
        uint256 amount
    );

    /// @notice Emitted when the end is announced.
    event Closing(uint256 indexed edition, uint256 closesAt);

    /// @notice Emitted when what was left went to the treasury.
    event Closed(uint256 indexed edition, uint256 left);

    /// @notice Promises seeders of an edition a reward; for the publisher of `licences`.
    /// @dev A promise only grows; it ends by `close`. What one licence can bring is at most
    /// floorPrice * the smaller of the platform's share of a first sale and of what a resale costs.
    /// @param floorPrice what a licence costs at least, anywhere; at most its price on the chain.
    function setRewards(uint256 edition, uint64 perGiB, uint64 bytesPerLicence, uint64 floorPrice)
        external;

    /// @notice Fills the pot of an edition from the sender, who has approved the amount; for anyone.
    function fund(uint256 edition, uint96 amount) external;

    /// @notice Puts on record who owns the licence now, so that vouchers of this epoch hold after it
    /// is sold on; for anyone. The first claim of an epoch does it too.
    function open(uint256 tokenId) external;

    /// @notice Pays the seeder for what the voucher says beyond what was paid; anyone may call.
    /// @dev As far as the licence's bytes and the pot reach; what they do not reach stays to be
    /// claimed. Each claim is rounded down to a unit.
    function claim(Voucher calldata voucher, bytes calldata signature)
        external
        returns (uint256 amount);

    /// @notice Announces that the pot closes in 30 days; for the publisher of `licences`.
    function announceClose(uint256 edition) external;

    /// @notice Sends what is left to the treasury; for anyone, after the announced time.
    function close(uint256 edition) external;

    /// @notice What seeders of this edition can count on.
    function rewardsOf(uint256 edition) external view returns (Rewards memory);

    /// @notice How many bytes can still be paid for this licence.
    function bytesLeft(uint256 tokenId) external view returns (uint256);

    /// @notice How many bytes were paid to this seeder for this licence in this epoch.
    function bytesPaid(uint256 tokenId, uint32 epoch, address seeder)
        external
        view
        returns (uint256);

    /// @notice Who signs vouchers of this epoch; 0 = not on record.
    function signerOf(uint256 tokenId, uint32 epoch) external view returns (address);

    /// @notice The contract whose licences films are downloaded for.
    function licences() external view returns (address);

    /// @notice The coin that is paid: that of `licences`.
    function stablecoin() external view returns (address);

    /// @notice The sum of all pots.
    function totalPots() external view returns (uint256);
}
