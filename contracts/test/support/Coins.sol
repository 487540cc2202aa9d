// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import { DevStablecoin } from "../../src/dev/DevStablecoin.sol";
import { Licences } from "../../src/Licences.sol";

/// @notice Keeps a tenth of whatever is moved.
contract FeeCoin is DevStablecoin {
    function _afterTokenTransfer(address from, address to, uint256 amount) internal override {
        if (from != address(0) && to != address(0)) _burn(to, amount / 10);
    }
}

/// @notice A fee coin that freezes too, so that debts come to be.
contract FreezingFeeCoin is FeeCoin {
    address internal frozen;

    function freeze(address account) external {
        frozen = account;
    }

    function _beforeTokenTransfer(address, address to, uint256) internal view override {
        require(to != frozen);
    }
}

/// @notice Says yes and moves nothing, or says no instead of failing, to those who it was told of.
contract LyingCoin is DevStablecoin {
    mapping(address to => bool) internal lies;
    mapping(address to => bool) internal saysNo;

    function lieTo(address to) external {
        lies[to] = true;
    }

    function sayNoTo(address to) external {
        saysNo[to] = true;
    }

    function transferFrom(address from, address to, uint256 amount) public override returns (bool) {
        if (saysNo[to]) return false;
        return lies[to] || super.transferFrom(from, to, amount);
    }
}

/// @notice Answers nothing, as some old coins do.
contract SilentCoin {
    mapping(address account => uint256) public balanceOf;

    function mint(address to, uint256 amount) external {
        balanceOf[to] += amount;
    }

    function transferFrom(address from, address to, uint256 amount) external {
        balanceOf[from] -= amount;
        balanceOf[to] += amount;
    }
}

/// @notice Plays a plan of calls in the middle of a payment, as whoever it is.
contract Plotter {
    Licences internal immutable LICENCES;
    bytes[] internal plan;
    uint256 public done;
    uint256 public refused;

    constructor(Licences licences) {
        LICENCES = licences;
    }

    function add(bytes calldata call) external {
        plan.push(call);
    }

    function onCoins() external {
        bytes[] memory calls = plan;
        delete plan;
        for (uint256 i; i < calls.length; ++i) {
            (bool worked,) = address(LICENCES).call(calls[i]);
            if (worked) ++done;
            else ++refused;
        }
    }

    function approve(address coin, uint256 amount) external {
        DevStablecoin(coin).approve(address(LICENCES), amount);
    }
}
