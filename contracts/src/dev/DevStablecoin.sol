// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import { ERC20 } from "solady/tokens/ERC20.sol";

/// @title DevStablecoin
/// @notice Six decimals like the coins it stands for; anyone mints. For development chains only.
contract DevStablecoin is ERC20 {
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
