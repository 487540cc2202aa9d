// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.24;

import { Coin } from "../src/Coin.sol";

interface Vm {
    function addr(uint256 privateKey) external pure returns (address);
    function assertEq(address left, address right) external pure;
    function assertEq(uint256 left, uint256 right) external pure;
    function prank(address sender) external;
    function sign(uint256 privateKey, bytes32 digest)
        external
        pure
        returns (uint8 v, bytes32 r, bytes32 s);
    function snapshotGasLastCall(string calldata group, string calldata name)
        external
        returns (uint256 gasUsed);
    function warp(uint256 timestamp) external;
}

/// @notice The work that everyone is measured on, the same as in `GasTest` of our own contracts: a
/// licence for 8.00, of which the seller gets 6.40, the studio 1.20 and the platform 0.40. Everyone
/// held coins before, the seller keeps another licence, the buyer approved exactly the price and keeps
/// some coins. Whole transactions of the buyer, in isolate mode.
abstract contract Baseline {
    bool public constant IS_TEST = true;

    Vm internal constant vm = Vm(address(uint160(uint256(keccak256("hevm cheat code")))));

    uint256 internal constant SELLER_KEY = 0x5e11e4;
    uint256 internal constant PRICE = 8e6;

    address internal seller = vm.addr(SELLER_KEY);
    address internal studio = address(uint160(uint256(keccak256("studio"))));
    address internal treasury = address(uint160(uint256(keccak256("treasury"))));
    address internal alice = address(uint160(uint256(keccak256("alice"))));

    Coin internal coin;

    function setUp() public virtual {
        vm.warp(1_800_000_000);
        coin = new Coin();
        coin.mint(seller, 1e6);
        coin.mint(studio, 1e6);
        coin.mint(treasury, 1e6);
        coin.mint(alice, 1000e6);
    }

    function _approve(address market, uint256 amount) internal {
        vm.prank(alice);
        coin.approve(market, amount);
    }

    function _isSplit() internal view {
        vm.assertEq(coin.balanceOf(seller), 1e6 + 6.4e6);
        vm.assertEq(coin.balanceOf(studio), 1e6 + 1.2e6);
        vm.assertEq(coin.balanceOf(treasury), 1e6 + 0.4e6);
        vm.assertEq(coin.balanceOf(alice), 1000e6 - PRICE);
    }
}
