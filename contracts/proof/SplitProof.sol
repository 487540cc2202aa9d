// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import { SplitLib } from "../src/libraries/SplitLib.sol";

/// @notice What `npm run prove` proves of the split, the code itself, for every price and all shares
/// that the contracts allow. Each function is one statement; the first assertion of each is the
/// step that the solver does not find alone, and is proved too.
/// engine: bmc
contract SplitProof {
    function firstSaleLosesNothing(uint128 price, uint256 platform) external pure {
        require(platform <= 3000);
        uint256 forStudio = price * (10_000 - platform);
        uint256 forPlatform = price * platform;
        assert(forStudio + forPlatform == uint256(price) * 10_000);

        (uint256 studioShare, uint256 platformShare) = SplitLib.primary(price, platform);
        assert(studioShare <= price);
        assert(platformShare <= price);
        assert(studioShare + platformShare == price);
        assert(platformShare * 10_000 >= forPlatform);
        assert(platformShare * 10_000 < forPlatform + 10_000);
    }

    function resaleLosesNothing(uint64 price, uint256 royalty, uint256 platform) external pure {
        require(platform <= 1000);
        require(royalty <= 10_000 - platform);
        uint256 forSeller = price * (10_000 - royalty - platform);
        uint256 forStudio = price * royalty;
        uint256 forPlatform = price * platform;
        assert(forSeller + forStudio + forPlatform == uint256(price) * 10_000);

        (uint256 sellerShare, uint256 studioShare, uint256 platformShare) =
            SplitLib.resale(price, royalty, platform);
        assert(sellerShare <= price);
        assert(studioShare <= price);
        assert(platformShare <= price);
        assert(sellerShare + studioShare + platformShare == price);
        assert(platformShare * 10_000 >= forPlatform);
        assert(platformShare * 10_000 < forPlatform + 20_000);
    }

    /// @dev Eight rights holders, of whom the first takes what the others leave.
    function holdersLoseNothing(uint128 amount, uint16[7] calldata others) external pure {
        uint256 sum = uint256(others[0]) + others[1] + others[2] + others[3] + others[4] + others[5]
            + others[6];
        require(sum < 10_000);
        uint256 all = uint256(amount) * others[0] + uint256(amount) * others[1] + uint256(amount)
            * others[2] + uint256(amount) * others[3] + uint256(amount) * others[4]
            + uint256(amount) * others[5] + uint256(amount) * others[6];
        assert(all + amount * (10_000 - sum) == uint256(amount) * 10_000);

        uint256 given = uint256(amount) * others[0] / 10_000;
        given += uint256(amount) * others[1] / 10_000;
        given += uint256(amount) * others[2] / 10_000;
        given += uint256(amount) * others[3] / 10_000;
        given += uint256(amount) * others[4] / 10_000;
        given += uint256(amount) * others[5] / 10_000;
        given += uint256(amount) * others[6] / 10_000;
        assert(given <= amount);
    }
}
