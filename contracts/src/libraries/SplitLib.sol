// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

uint256 constant BASIS_POINTS = 10_000;

/// @title SplitLib
/// @notice How a price is shared: the platform takes the remainder, so that no unit is lost.
/// @dev Unchecked: for prices below 2**64 and shares up to 10,000 together nothing can wrap, and the
/// sums are exact; `npm run prove` proves both.
library SplitLib {
    /// @notice The studio's and the platform's share of a first sale; their sum is `price`.
    function primary(uint256 price, uint256 platformBasisPoints)
        internal
        pure
        returns (uint256 studioShare, uint256 platformShare)
    {
        unchecked {
            studioShare = price * (BASIS_POINTS - platformBasisPoints) / BASIS_POINTS;
            platformShare = price - studioShare;
        }
    }

    /// @notice The shares of a resale; their sum is `price`. Rounding gives the platform at most one
    /// whole unit more than its share, rounded up.
    function resale(uint256 price, uint256 royaltyBasisPoints, uint256 platformBasisPoints)
        internal
        pure
        returns (uint256 sellerShare, uint256 studioShare, uint256 platformShare)
    {
        unchecked {
            sellerShare =
                price * (BASIS_POINTS - royaltyBasisPoints - platformBasisPoints) / BASIS_POINTS;
            studioShare = price * royaltyBasisPoints / BASIS_POINTS;
            platformShare = price - sellerShare - studioShare;
        }
    }
}
