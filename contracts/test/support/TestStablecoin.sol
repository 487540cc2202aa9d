// SPDX-License-Identifier: UNLICENSED
pragma solidity 0.8.37;

import { DevStablecoin } from "../../src/dev/DevStablecoin.sol";

/// @notice A coin whose issuer can freeze accounts, as the real ones can.
contract TestStablecoin is DevStablecoin {
    error Frozen();

    mapping(address account => bool) public isFrozen;

    function setFrozen(address account, bool frozen) external {
        isFrozen[account] = frozen;
    }

    function _beforeTokenTransfer(address from, address to, uint256) internal view override {
        require(!isFrozen[from] && !isFrozen[to], Frozen());
    }
}
