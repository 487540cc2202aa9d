// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import { DevStablecoin } from "../../src/dev/DevStablecoin.sol";

interface CoinListener {
    function onCoins() external;
}

/// @notice A coin whose issuer can freeze accounts, as the real ones can, and which can be made to
/// call somebody when an account is paid, as no honest one does.
contract TestStablecoin is DevStablecoin {
    error Frozen();

    mapping(address account => bool) public isFrozen;
    mapping(address account => address) public listenerOf;

    function setFrozen(address account, bool frozen) external {
        isFrozen[account] = frozen;
    }

    function setListener(address account, address listener) external {
        listenerOf[account] = listener;
    }

    function _afterTokenTransfer(address, address to, uint256) internal override {
        if (listenerOf[to] != address(0)) CoinListener(listenerOf[to]).onCoins();
    }

    function _beforeTokenTransfer(address from, address to, uint256) internal view override {
        require(!isFrozen[from] && !isFrozen[to], Frozen());
    }
}
