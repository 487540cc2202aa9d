// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import { EIP712 } from "solady/utils/EIP712.sol";
import { SafeTransferLib } from "solady/utils/SafeTransferLib.sol";

import { CoinLedger } from "./CoinLedger.sol";
import { Licences } from "./Licences.sol";
import { EditionTerms } from "./interfaces/IEditions.sol";
import { Word } from "./interfaces/ILicences.sol";
import { ISeederRewards, Rewards, Voucher } from "./interfaces/ISeederRewards.sol";
import { ErrorsLib } from "./libraries/ErrorsLib.sol";
import { SignatureLib } from "./libraries/SignatureLib.sol";
import { BASIS_POINTS } from "./libraries/SplitLib.sol";

/// @title SeederRewards
/// @notice See `ISeederRewards`.
contract SeederRewards is CoinLedger, EIP712, ISeederRewards {
    using SafeTransferLib for address;
    using SignatureLib for address;

    /// @notice How long before it closes the end of a pot is announced.
    uint256 public constant NOTICE_SECONDS = 30 days;

    uint256 private constant GIB = 1 << 30;

    bytes32 private constant VOUCHER_TYPE =
        keccak256("Voucher(uint256 tokenId,uint32 epoch,address seeder,uint64 bytesServed)");

    Licences internal immutable _LICENCES;

    /// @inheritdoc ISeederRewards
    address public immutable stablecoin;

    /// @inheritdoc ISeederRewards
    uint256 public totalPots;
    /// @inheritdoc ISeederRewards
    mapping(uint256 tokenId => mapping(uint32 epoch => address)) public signerOf;
    /// @inheritdoc ISeederRewards
    mapping(uint256 tokenId => mapping(uint32 epoch => mapping(address seeder => uint256))) public
        bytesPaid;

    mapping(uint256 edition => Rewards) internal _rewards;
    /// @dev Bytes paid for a licence, in all its epochs: who sells it on sells no second farm.
    mapping(uint256 tokenId => uint256) internal _used;

    modifier onlyPublisher() {
        require(
            _LICENCES.hasAnyRole(msg.sender, _LICENCES.PUBLISHER()),
            ErrorsLib.NotAllowed(msg.sender)
        );
        _;
    }

    constructor(Licences licences_) {
        _LICENCES = licences_;
        stablecoin = licences_.stablecoin();
    }

    /// @inheritdoc ISeederRewards
    function setRewards(uint256 edition, uint64 perGiB, uint64 bytesPerLicence, uint64 floorPrice)
        external
        onlyPublisher
    {
        Rewards storage rewards = _rewards[edition];
        require(
            perGiB != 0 && perGiB >= rewards.perGiB && bytesPerLicence >= rewards.bytesPerLicence,
            ErrorsLib.PromiseCannotShrink(edition)
        );
        uint256 most = _mostFor(edition, floorPrice);
        uint256 brings = uint256(perGiB) * bytesPerLicence / GIB;
        require(brings <= most, ErrorsLib.RewardTooHigh(brings, most));

        (rewards.perGiB, rewards.bytesPerLicence) = (perGiB, bytesPerLicence);

        emit RewardsSet(edition, perGiB, bytesPerLicence, floorPrice);
    }

    /// @inheritdoc ISeederRewards
    function fund(uint256 edition, uint96 amount) external {
        Rewards storage rewards = _rewards[edition];
        require(rewards.perGiB != 0 && rewards.closesAt == 0, ErrorsLib.NoRewards(edition));

        rewards.pot += amount;
        totalPots += amount;

        emit Funded(edition, msg.sender, amount);

        stablecoin.safeTransferFrom(msg.sender, address(this), amount);
        uint256 owes = totalPots + totalOwed[stablecoin];
        uint256 held = stablecoin.balanceOf(address(this));
        require(held >= owes, ErrorsLib.CoinFellShort(owes, held));
    }

    /// @inheritdoc ISeederRewards
    function open(uint256 tokenId) external {
        Word memory word = _LICENCES.wordOf(tokenId);
        _open(tokenId, word.nonce, word.owner);
    }

    /// @inheritdoc ISeederRewards
    function claim(Voucher calldata voucher, bytes calldata signature)
        external
        returns (uint256 amount)
    {
        Rewards memory rewards = _rewards[voucher.tokenId >> 64];
        require(rewards.perGiB != 0, ErrorsLib.NoRewards(voucher.tokenId >> 64));
        uint256 paid = bytesPaid[voucher.tokenId][voucher.epoch][voucher.seeder];
        require(voucher.bytesServed > paid, ErrorsLib.AlreadyPaid(paid));
        address signer = _signer(voucher.tokenId, voucher.epoch);
        require(signer != voucher.seeder, ErrorsLib.OwnVoucher(signer));
        require(signer.isSignedBy(_digest(voucher), signature), ErrorsLib.NotSigned(signer));

        uint256 due;
        (due, amount) =
            _due(rewards, voucher.bytesServed - paid, _bytesLeft(rewards, voucher.tokenId));
        require(amount != 0, ErrorsLib.NothingToPay(voucher.tokenId));

        bytesPaid[voucher.tokenId][voucher.epoch][voucher.seeder] = paid + due;
        _used[voucher.tokenId] += due;
        // Not above the pot, which is a uint96.
        // forge-lint: disable-next-line(unsafe-typecast)
        _rewards[voucher.tokenId >> 64].pot = rewards.pot - uint96(amount);
        totalPots -= amount;

        emit Rewarded(voucher.tokenId, voucher.epoch, voucher.seeder, due, amount);

        _sendOrOwe(stablecoin, voucher.seeder, amount);
    }

    /// @inheritdoc ISeederRewards
    function announceClose(uint256 edition) external onlyPublisher {
        Rewards storage rewards = _rewards[edition];
        require(rewards.perGiB != 0 && rewards.closesAt == 0, ErrorsLib.NoRewards(edition));

        // Good until the year 2106.
        // forge-lint: disable-next-line(unsafe-typecast)
        rewards.closesAt = uint32(block.timestamp + NOTICE_SECONDS);

        emit Closing(edition, rewards.closesAt);
    }

    /// @inheritdoc ISeederRewards
    function close(uint256 edition) external {
        Rewards memory rewards = _rewards[edition];
        require(
            rewards.closesAt != 0 && block.timestamp >= rewards.closesAt,
            ErrorsLib.NotClosing(edition)
        );

        delete _rewards[edition];
        totalPots -= rewards.pot;

        emit Closed(edition, rewards.pot);

        _sendOrOwe(stablecoin, _LICENCES.treasury(), rewards.pot);
    }

    /// @inheritdoc ISeederRewards
    function rewardsOf(uint256 edition) external view returns (Rewards memory) {
        return _rewards[edition];
    }

    /// @inheritdoc ISeederRewards
    function bytesLeft(uint256 tokenId) external view returns (uint256) {
        return _bytesLeft(_rewards[tokenId >> 64], tokenId);
    }

    /// @inheritdoc ISeederRewards
    function licences() external view returns (address) {
        return address(_LICENCES);
    }

    /// @dev Never more than the platform took for the licence, nor than it costs to sell it on.
    function _mostFor(uint256 edition, uint256 floorPrice) private view returns (uint256) {
        EditionTerms memory terms = _LICENCES.termsOf(edition);
        require(
            terms.price == 0 || floorPrice <= terms.price,
            ErrorsLib.PriceAbove(terms.price, floorPrice)
        );
        uint256 share = _LICENCES.platformBasisPoints();
        uint256 resale = _LICENCES.resaleBasisPoints() + terms.royaltyBasisPoints;
        if (resale < share) share = resale;
        return floorPrice * share / BASIS_POINTS;
    }

    /// @dev How many of the new bytes can be paid, and what they bring.
    function _due(Rewards memory rewards, uint256 served, uint256 left)
        private
        pure
        returns (uint256 due, uint256 amount)
    {
        due = served < left ? served : left;
        amount = due * rewards.perGiB / GIB;
        if (amount > rewards.pot) {
            amount = rewards.pot;
            // The bytes that the pot pays, rounded up: none of them is paid again.
            due = (amount * GIB + rewards.perGiB - 1) / rewards.perGiB;
        }
    }

    /// @dev None, if the promise ended and began anew with less.
    function _bytesLeft(Rewards memory rewards, uint256 tokenId) private view returns (uint256) {
        uint256 used = _used[tokenId];
        return used < rewards.bytesPerLicence ? rewards.bytesPerLicence - used : 0;
    }

    function _signer(uint256 tokenId, uint32 epoch) private returns (address signer) {
        signer = signerOf[tokenId][epoch];
        if (signer != address(0)) return signer;
        Word memory word = _LICENCES.wordOf(tokenId);
        require(word.nonce == epoch, ErrorsLib.StaleNonce(tokenId, word.nonce));
        signer = word.owner;
        _open(tokenId, epoch, signer);
    }

    function _open(uint256 tokenId, uint32 epoch, address signer) private {
        signerOf[tokenId][epoch] = signer;

        emit EpochOpened(tokenId, epoch, signer);
    }

    function _digest(Voucher calldata voucher) private view returns (bytes32) {
        return _hashTypedData(
            keccak256(
                abi.encode(
                    VOUCHER_TYPE,
                    voucher.tokenId,
                    uint256(voucher.epoch),
                    voucher.seeder,
                    uint256(voucher.bytesServed)
                )
            )
        );
    }

    function _domainNameAndVersion() internal pure override returns (string memory, string memory) {
        return ("Tangible seeder rewards", "1");
    }
}
