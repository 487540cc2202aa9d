// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

/// @title ErrorsLib
/// @notice Every refusal of these contracts, named once.
library ErrorsLib {
    /// @notice An owner, studio, treasury or other account is the zero address.
    error ZeroAddress();

    /// @notice A hash, root or id that must not be zero is zero.
    error ZeroHash();

    /// @notice The edition id was never registered.
    error UnknownEdition(uint256 edition);

    /// @notice The licence was never minted.
    error UnknownLicence(uint256 tokenId);

    /// @notice An edition of this master is registered already.
    error EditionExists(uint256 edition);

    /// @notice A share is above what is allowed.
    error ShareTooHigh(uint256 basisPoints, uint256 maximum);

    /// @notice The quality is empty, longer than 31 bytes, or not of letters, digits and `+-.`
    error BadQuality();

    /// @notice The edition has as many licences as its serials can count.
    error SoldOut(uint256 edition);

    /// @notice The edition has no price on the chain: it is sold by card only.
    error NotForSale(uint256 edition);

    /// @notice The price is above what the buyer was ready to pay.
    error PriceAbove(uint256 maximum, uint256 price);

    /// @notice The price is above what an edition, or an ask, can have.
    error PriceTooHigh(uint256 price, uint256 maximum);

    /// @notice The first sales of the edition are stopped.
    error SalesPaused(uint256 edition);

    /// @notice The rights holders are not two to eight different ones of 10,000 together, the studio
    /// first.
    error BadShares();

    /// @notice As many as can already share the studio's part.
    error TooManyHolders(uint256 maximum);

    /// @notice The account has no share of this edition.
    error NotHolder(address account);

    /// @notice The licence is not listed.
    error NotListed(uint256 tokenId);

    /// @notice The ask was signed for another nonce: the licence moved, or the ask was cancelled.
    error StaleNonce(uint256 tokenId, uint32 nonce);

    /// @notice The deadline of the ask is over.
    error AskExpired(uint64 deadline);

    /// @notice An ask of nothing that names no buyer.
    error GiftToNobody();

    /// @notice The ask names another buyer.
    error NotTheBuyer(address to);

    /// @notice The owner did not sign this.
    error NotSigned(address owner);

    /// @notice This payment has its licence already.
    error AlreadyMinted(uint256 tokenId);

    /// @notice `sender` is not the owner of the licence; operators are refused too.
    error NotOwner(uint256 tokenId, address sender);

    /// @notice The licence has moved, or had its asks cancelled, as often as its nonce can count.
    error MovedTooOften(uint256 tokenId);

    /// @notice Nobody can be allowed to move another's licence.
    error ApprovalsRefused();

    /// @notice The receiving contract does not accept licences.
    error UnsafeReceiver(address receiver);

    /// @notice Nothing is owed to the account.
    error NothingOwed(address account);

    /// @notice The coin moved less than it was asked to: `held` does not cover what is owed.
    error CoinFellShort(uint256 totalOwed, uint256 held);

    /// @notice The sender has no role that allows this.
    error NotAllowed(address sender);

    /// @notice The coin is none of those that are accepted.
    error CoinNotAccepted(address coin);

    /// @notice The chain's own coin came with a call that pays in another.
    error TwoCoins();

    /// @notice A feed without an age, without bounds above 0, or with too many decimals.
    error BadFeed();

    /// @notice The feed's last answer is too old, or from the future.
    error StalePrice(address aggregator, uint256 updatedAt);

    /// @notice The feed's answer is not one to be believed.
    error PriceOutOfBounds(address aggregator, int256 answer);

    /// @notice The rollup's sequencer is down, or came up just now.
    error SequencerDown(uint256 startedAt);

    /// @notice Seeders were promised more than this.
    error PromiseCannotShrink(uint256 edition);

    /// @notice One licence would bring its seeders more than making up receipts costs.
    error RewardTooHigh(uint256 brings, uint256 maximum);

    /// @notice The edition has no rewards, or their end is announced.
    error NoRewards(uint256 edition);

    /// @notice The end is not announced, or the notice is not over.
    error NotClosing(uint256 edition);

    /// @notice The voucher's bytes were paid before.
    error AlreadyPaid(uint256 bytesPaid);

    /// @notice The owner of a licence is no seeder to himself.
    error OwnVoucher(address owner);

    /// @notice The licence's bytes or the pot are used up, or it is less than one unit.
    error NothingToPay(uint256 tokenId);

    /// @notice The sender may not anchor here.
    error NotAnchorer(address sender);

    /// @notice The chain of anchors is not where the sender believed.
    error StaleHead(bytes32 expected, bytes32 found);
}
