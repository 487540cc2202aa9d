// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.24;

import { ERC20 } from "solady/tokens/ERC20.sol";

/// @title Coin
/// @notice The coin that our own figures are measured with.
contract Coin is ERC20 {
    function name() public pure override returns (string memory) {
        return "Tangible development dollar";
    }

    function symbol() public pure override returns (string memory) {
        return "devUSD";
    }

    function decimals() public pure override returns (uint8) {
        return 6;
    }

    function mint(address to, uint256 amount) external {
        _mint(to, amount);
    }
}
