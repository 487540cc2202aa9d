// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import { Share } from "../interfaces/IEditions.sol";
import { ErrorsLib } from "./ErrorsLib.sol";
import { BASIS_POINTS } from "./SplitLib.sol";
import { WordLib } from "./WordLib.sol";

/// @title SharesLib
/// @notice The rights holders of an edition: up to eight words `account:160 | basisPoints:16`, of
/// 10,000 together, no account twice.
library SharesLib {
    using WordLib for uint256;

    uint256 internal constant MAX_HOLDERS = 8;

    uint256 private constant ACCOUNT_BITS = 160;

    /// @notice The list of one who shares with nobody.
    function whole(address account) internal pure returns (uint256[] memory list) {
        list = new uint256[](1);
        list[0] = _pack(account, BASIS_POINTS);
    }

    /// @notice The list of these shares, two or more; refuses any that is none.
    function checked(Share[] calldata shares) internal pure returns (uint256[] memory list) {
        require(shares.length > 1 && shares.length <= MAX_HOLDERS, ErrorsLib.BadShares());
        list = new uint256[](shares.length);
        uint256 sum;
        for (uint256 i; i < shares.length; ++i) {
            Share calldata share = shares[i];
            require(share.account != address(0), ErrorsLib.ZeroAddress());
            require(share.basisPoints != 0, ErrorsLib.BadShares());
            require(_find(list, i, share.account) == i, ErrorsLib.BadShares());
            list[i] = _pack(share.account, share.basisPoints);
            sum += share.basisPoints;
        }
        require(sum == BASIS_POINTS, ErrorsLib.BadShares());
    }

    /// @notice The list after `from` gave of its share.
    function given(uint256[] memory list, address from, address to, uint256 basisPoints)
        internal
        pure
        returns (uint256[] memory)
    {
        uint256 count = list.length;
        uint256 giver = _find(list, count, from);
        require(giver != count, ErrorsLib.NotHolder(from));
        uint256 has = basisPointsOf(list[giver]);
        require(basisPoints != 0 && basisPoints <= has, ErrorsLib.ShareTooHigh(basisPoints, has));
        if (from == to) return list;

        uint256 taker = _find(list, count, to);
        if (taker == count && basisPoints == has) {
            list[giver] = _pack(to, has);
            return list;
        }
        list[giver] = _pack(from, has - basisPoints);
        if (taker == count) return _with(list, _pack(to, basisPoints));
        list[taker] = _pack(to, basisPointsOf(list[taker]) + basisPoints);
        return basisPoints == has ? _without(list, giver) : list;
    }

    function opened(uint256[] memory list) internal pure returns (Share[] memory shares) {
        shares = new Share[](list.length);
        for (uint256 i; i < list.length; ++i) {
            // At most 10,000.
            // forge-lint: disable-next-line(unsafe-typecast)
            shares[i] = Share(list[i].account(), uint16(basisPointsOf(list[i])));
        }
    }

    function basisPointsOf(uint256 word) internal pure returns (uint256) {
        return word >> ACCOUNT_BITS;
    }

    function _pack(address account, uint256 basisPoints) private pure returns (uint256) {
        return basisPoints << ACCOUNT_BITS | uint160(account);
    }

    /// @dev Where the account is among the first `count`; `count` = nowhere.
    function _find(uint256[] memory list, uint256 count, address account)
        private
        pure
        returns (uint256 i)
    {
        while (i < count && list[i].account() != account) ++i;
    }

    function _with(uint256[] memory list, uint256 word)
        private
        pure
        returns (uint256[] memory longer)
    {
        require(list.length < MAX_HOLDERS, ErrorsLib.TooManyHolders(MAX_HOLDERS));
        longer = new uint256[](list.length + 1);
        for (uint256 i; i < list.length; ++i) {
            longer[i] = list[i];
        }
        longer[list.length] = word;
    }

    function _without(uint256[] memory list, uint256 index)
        private
        pure
        returns (uint256[] memory shorter)
    {
        shorter = new uint256[](list.length - 1);
        for (uint256 i; i < shorter.length; ++i) {
            shorter[i] = list[i < index ? i : i + 1];
        }
    }
}
