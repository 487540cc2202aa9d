// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

/// @title Base64UrlLib
/// @notice Base64url (RFC 4648, 5) of one word, without padding: 43 characters.
/// @dev All the characters of a word at once, a byte each, instead of a table: a challenge is encoded
/// in every operation.
library Base64UrlLib {
    /// @dev 1 in every byte.
    uint256 private constant ONES =
        0x0101010101010101010101010101010101010101010101010101010101010101;

    /// @notice The first 32 characters, and the other 11, left-aligned; what follows them is nothing.
    function encode(bytes32 word) internal pure returns (bytes32, bytes32) {
        // 24 bytes are 32 characters; 8 bytes and two zero bits are 11.
        return (_characters(uint256(word) >> 64), _characters(uint256(word) << 192 >> 64));
    }

    /// @dev 192 bits, as 32 characters.
    function _characters(uint256 bits) private pure returns (bytes32) {
        unchecked {
            // Halves drift apart until every six bits have a byte of their own.
            bits = bits & 0x0000000000000000000000000000000000000000ffffffffffffffffffffffff
                | (bits & 0x0000000000000000ffffffffffffffffffffffff000000000000000000000000) << 32;
            bits = bits & 0x00000000000000000000ffffffffffff00000000000000000000ffffffffffff
                | (bits & 0x00000000ffffffffffff00000000000000000000ffffffffffff000000000000) << 16;
            bits = bits & 0x0000000000ffffff0000000000ffffff0000000000ffffff0000000000ffffff
                | (bits & 0x0000ffffff0000000000ffffff0000000000ffffff0000000000ffffff000000) << 8;
            bits = bits & 0x00000fff00000fff00000fff00000fff00000fff00000fff00000fff00000fff
                | (bits & 0x00fff00000fff00000fff00000fff00000fff00000fff00000fff00000fff000) << 4;
            bits = bits & 0x003f003f003f003f003f003f003f003f003f003f003f003f003f003f003f003f
                | (bits & 0x0fc00fc00fc00fc00fc00fc00fc00fc00fc00fc00fc00fc00fc00fc00fc00fc0) << 2;

            // A to Z from 65, a to z six above them, then 0 to 9, `-` and `_`: what a byte has to
            // gain or lose more at each border. Bit 7 of the sum says that the border is reached.
            uint256 characters = bits + 65 * ONES;
            characters += 6 * _reached(bits, 26);
            characters -= 75 * _reached(bits, 52);
            characters -= 13 * _reached(bits, 62);
            characters += 49 * _reached(bits, 63);
            return bytes32(characters);
        }
    }

    /// @dev 1 in every byte that is `border` or more; the bytes are below 64.
    function _reached(uint256 bits, uint256 border) private pure returns (uint256) {
        unchecked {
            return (bits + (128 - border) * ONES) >> 7 & ONES;
        }
    }
}
