// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.24;

import { IERC20 } from "@openzeppelin/contracts/token/ERC20/IERC20.sol";

import { TextbookLicences } from "../src/TextbookLicences.sol";
import { TextbookMarket } from "../src/TextbookMarket.sol";
import { Baseline } from "./Baseline.sol";

contract TextbookTest is Baseline {
    bytes32 internal constant MASTER = keccak256("master");

    TextbookLicences internal licences;
    TextbookMarket internal market;

    function setUp() public override {
        super.setUp();
        licences = new TextbookLicences(IERC20(address(coin)), treasury);
        market = new TextbookMarket(licences, IERC20(address(coin)), treasury);
        licences.setPrice(MASTER, 13e6);
    }

    function test_primary() public {
        _first(alice);
        vm.snapshotGasLastCall("Baselines", "textbookPrimaryFirst");
        _first(alice);
        vm.snapshotGasLastCall("Baselines", "textbookPrimaryNext");
    }

    function test_resale() public {
        _resell("textbookResaleListed");
    }

    function test_resaleToAHolder() public {
        _first(alice);
        coin.mint(alice, 13e6);
        _resell("textbookResaleHolder");
    }

    function _resell(string memory name) internal {
        // What the seller paid for his two licences is no part of it.
        coin.mint(seller, 26e6);
        uint256 tokenId = _first(seller);
        _first(seller);
        _reset();
        vm.prank(seller);
        licences.approve(address(market), tokenId);
        vm.snapshotGasLastCall("Baselines", "textbookApprove");
        vm.prank(seller);
        market.list(tokenId, PRICE);
        vm.snapshotGasLastCall("Baselines", "textbookList");
        _approve(address(market), PRICE);
        vm.prank(alice);
        market.buy(tokenId);
        vm.snapshotGasLastCall("Baselines", name);
        vm.assertEq(licences.ownerOf(tokenId), alice);
        _isSplit();
    }

    function _first(address buyer) internal returns (uint256 tokenId) {
        vm.prank(buyer);
        coin.approve(address(licences), 13e6);
        vm.prank(buyer);
        tokenId = licences.buy(MASTER, bytes16(uint128(0xf11f)), studio, 1500);
    }

    function _reset() internal {
        address[2] memory paid = [studio, treasury];
        for (uint256 i; i < 2; ++i) {
            uint256 more = coin.balanceOf(paid[i]) - 1e6;
            vm.prank(paid[i]);
            coin.transfer(address(0xdead), more);
        }
    }
}
