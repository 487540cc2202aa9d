// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

/// @title WordLib
/// @notice The two packed words, each read and written as a whole.
/// @dev By hand: the compiler writes a packed struct member by member, which costs 1,400 gas more a
/// sale.
///
///   licence   bits   0..159 owner    160..191 nonce    192..255 ask
///   sale      bits   0..159 studio   160..223 price    224..255 serials
library WordLib {
    function licence(address owner, uint256 nonce, uint256 ask) internal pure returns (uint256) {
        return ask << 192 | nonce << 160 | uint160(owner);
    }

    function sale(address studio, uint64 price, uint256 serials) internal pure returns (uint256) {
        return serials << 224 | uint256(price) << 160 | uint160(studio);
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
        return uint64(word >> 160);
    }

    function serialsOf(uint256 word) internal pure returns (uint256) {
        return word >> 224;
    }
}
