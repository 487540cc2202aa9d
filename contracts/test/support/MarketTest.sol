// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import { Ask } from "../../src/interfaces/IMarket.sol";
import { LicencesTest } from "./LicencesTest.sol";

/// @notice A seller with a key and one licence.
abstract contract MarketTest is LicencesTest {
    uint256 internal constant SELLER_KEY = 0x5e11e4;
    uint256 internal constant ORDER =
        0xfffffffffffffffffffffffffffffffebaaedce6af48a03bbfd25e8cd0364141;

    address internal seller = vm.addr(SELLER_KEY);
    uint256 internal tokenId;

    function setUp() public virtual override {
        super.setUp();
        vm.label(seller, "seller");
        vm.warp(1_800_000_000);
        tokenId = _mintTo(seller, 13e6);
    }

    function _ask(uint64 price) internal view returns (Ask memory) {
        return Ask({
            tokenId: tokenId,
            price: price,
            nonce: licences.wordOf(tokenId).nonce,
            deadline: uint64(block.timestamp + 1 days),
            buyer: address(0),
            receipt: keccak256("receipt")
        });
    }

    function _digest(Ask memory ask) internal view returns (bytes32) {
        return _askDigest(address(licences), ask);
    }

    function _cancelDigest(uint256 id, uint32 nonce) internal view returns (bytes32) {
        return _cancelDigest(address(licences), id, nonce);
    }

    function _signed(uint256 key, bytes32 digest) internal pure returns (bytes memory) {
        return _signature(key, digest);
    }

    function _signed(Ask memory ask) internal view returns (bytes memory) {
        return _signed(SELLER_KEY, _digest(ask));
    }

    function _refuses(Ask memory ask, bytes memory signature, address to, bytes memory reason)
        internal
    {
        vm.expectRevert(reason);
        vm.prank(alice);
        licences.acceptSigned(ask, signature, to);
    }

    function _isSplit(uint256 price, address from) internal view {
        uint256 forSeller = price * 80 / 100;
        uint256 forStudio = price * 15 / 100;
        vm.assertEq(coin.balanceOf(from), forSeller);
        vm.assertEq(coin.balanceOf(studio), forStudio);
        vm.assertEq(coin.balanceOf(treasury), price - forSeller - forStudio);
        vm.assertEq(coin.balanceOf(address(licences)), 0);
    }
}
