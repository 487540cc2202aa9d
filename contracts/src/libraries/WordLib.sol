// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

/// @title WordLib
/// @notice The two packed words, each read and written as a whole.
/// @dev By hand: the compiler writes a packed struct member by member, which costs 1,400 gas more a
/// sale.
///
///   licence   bits   0..159 owner    160..191 nonce    192..255 ask
///   sale      bits   0..159 studio   160..207 price    208..221 royalty   222 shared
///                  223 paused     224..255 serials
library WordLib {
    uint256 internal constant MAX_PRICE = type(uint48).max;

    uint256 private constant SHARED = 1 << 222;
    uint256 private constant PAUSED = 1 << 223;
    uint256 private constant PRICE = uint256(type(uint48).max) << 160;
    uint256 private constant ACCOUNT = type(uint160).max;
    uint256 private constant ONE_SERIAL = 1 << 224;

    function licence(address owner, uint256 nonce, uint256 ask) internal pure returns (uint256) {
        return ask << 192 | nonce << 160 | uint160(owner);
    }

    /// @notice A new edition's: nothing sold, one rights holder.
    function sale(address studio, uint256 price, uint256 royalty) internal pure returns (uint256) {
        return royalty << 208 | price << 160 | uint160(studio);
    }

    /// @notice The owner of a licence, the studio of a sale.
    function account(uint256 word) internal pure returns (address) {
        return address(uint160(word));
    }

    function nonceOf(uint256 word) internal pure returns (uint32) {
        return uint32(word >> 160);
    }

    function askOf(uint256 word) internal pure returns (uint64) {
        return uint64(word >> 192);
    }

    function priceOf(uint256 word) internal pure returns (uint64) {
        return uint48(word >> 160);
    }

    function royaltyOf(uint256 word) internal pure returns (uint16) {
        return uint16(word >> 208 & 0x3fff);
    }

    /// @notice Whether the studio's part has several rights holders.
    function isShared(uint256 word) internal pure returns (bool) {
        return word & SHARED != 0;
    }

    /// @notice Whether its first sales are stopped.
    function isPaused(uint256 word) internal pure returns (bool) {
        return word & PAUSED != 0;
    }

    function serialsOf(uint256 word) internal pure returns (uint256) {
        return word >> 224;
    }

    function withPrice(uint256 word, uint256 price) internal pure returns (uint256) {
        return word & ~PRICE | price << 160;
    }

    function withPaused(uint256 word, bool paused) internal pure returns (uint256) {
        return word & ~PAUSED | (paused ? PAUSED : 0);
    }

    function withStudio(uint256 word, address studio, bool shared) internal pure returns (uint256) {
        return word & ~(ACCOUNT | SHARED) | (shared ? SHARED : 0) | uint160(studio);
    }

    /// @notice One serial more; the caller has seen that there is room.
    function withNextSerial(uint256 word) internal pure returns (uint256) {
        unchecked {
            return word + ONE_SERIAL;
        }
    }
}
