// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

/// @notice Statements that are not true: a prover that does not refute them proves nothing.
/// engine: bmc
contract WrongProof {
    /// @dev Each share rounded for itself: units get lost.
    function roundingEachShareLosesNothing(uint64 price) external pure {
        uint256 sellerShare = uint256(price) * 8000 / 10_000;
        uint256 studioShare = uint256(price) * 1500 / 10_000;
        uint256 platformShare = uint256(price) * 500 / 10_000;
        assert(sellerShare + studioShare + platformShare == price);
    }
}
