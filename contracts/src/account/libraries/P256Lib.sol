// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import { P256 } from "@openzeppelin/contracts/utils/cryptography/P256.sol";

/// @title P256Lib
/// @notice ECDSA over P-256, with a low s: by the precompile (EIP-7951, RIP-7212), or in Solidity on
/// a chain that has none.
library P256Lib {
    uint256 private constant HALF_ORDER =
        0x7fffffff800000007fffffffffffffffde737d56d38bcf4279dce5617e3192a8;

    /// @notice Whether (x, y) signed the hash. A yes costs one call; what the precompile does not
    /// know, or has not answered, is looked at again by OpenZeppelin's code, which knows both.
    function verify(bytes32 hash, bytes32 r, bytes32 s, uint256 x, uint256 y)
        internal
        view
        returns (bool)
    {
        if (uint256(s) > HALF_ORDER) return false;
        bool signed;
        assembly ("memory-safe") {
            let m := mload(0x40)
            mstore(m, hash)
            mstore(add(m, 0x20), r)
            mstore(add(m, 0x40), s)
            mstore(add(m, 0x60), x)
            mstore(add(m, 0x80), y)
            mstore(0x00, 0)
            let done := staticcall(gas(), 0x100, m, 0xa0, 0x00, 0x20)
            signed := and(done, eq(mload(0x00), 1))
        }
        return signed || P256.verify(hash, r, s, bytes32(x), bytes32(y));
    }
}
