// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import { Share } from "../../src/interfaces/IEditions.sol";
import { MarketTest } from "./MarketTest.sol";

/// @notice Editions whose studio shares its part.
abstract contract SharesTest is MarketTest {
    /// @dev `count` holders, the studio first, with shares by `seed`.
    function _shares(uint256 count, uint256 seed) internal view returns (Share[] memory shares) {
        shares = new Share[](count);
        uint256 left = 10_000;
        for (uint256 i; i < count; ++i) {
            uint256 last = count - 1 - i;
            uint256 part =
                last == 0 ? left : 1 + uint256(keccak256(abi.encode(seed, i))) % (left - last);
            left -= part;
            shares[i] = Share(_holder(i), uint16(part));
        }
    }

    function _holder(uint256 i) internal view returns (address) {
        return i == 0 ? studio : address(uint160(0x401de5 + i));
    }

    function _registerShared(uint64 price, Share[] memory shares) internal returns (uint256) {
        uint256 master = licences.editions() + 1;
        vm.prank(publisher);
        return licences.registerSharedEdition(_terms(master, price), shares);
    }

    /// @dev Each holder has what the rule says of `amount`: rounded down, the first has the rest.
    function _isShared(uint256 amount, Share[] memory shares) internal view {
        uint256 rest = amount;
        for (uint256 i = 1; i < shares.length; ++i) {
            uint256 part = amount * shares[i].basisPoints / 10_000;
            rest -= part;
            vm.assertEq(_has(shares[i].account), part);
        }
        vm.assertEq(_has(shares[0].account), rest);
    }

    function _has(address account) internal view returns (uint256) {
        return coin.balanceOf(account) + licences.owed(account);
    }
}
