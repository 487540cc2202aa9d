// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

/// @title QualityLib
/// @notice A quality name in one word: 1 to 31 letters, digits, `+`, `-` or `.`, zero-filled.
/// @dev So few characters that the name needs no escaping wherever it is shown.
library QualityLib {
    function isValid(bytes32 quality) internal pure returns (bool) {
        uint256 length;
        while (length < 32 && quality[length] != 0) {
            if (!_isAllowed(quality[length])) return false;
            ++length;
        }
        return length > 0 && length < 32 && uint256(quality) << (length * 8) == 0;
    }

    function _isAllowed(bytes1 c) private pure returns (bool) {
        return (c >= "A" && c <= "Z") || (c >= "a" && c <= "z") || (c >= "0" && c <= "9")
            || c == "+" || c == "-" || c == ".";
    }
}
