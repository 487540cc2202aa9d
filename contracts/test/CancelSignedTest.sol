// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import { IMarket } from "../src/interfaces/IMarket.sol";
import { ErrorsLib } from "../src/libraries/ErrorsLib.sol";
import { MarketTest } from "./support/MarketTest.sol";

contract CancelSignedTest is MarketTest {
    function testFuzz_endsEveryAskOnASignature(address sender, uint64 price) public {
        vm.prank(seller);
        licences.list(tokenId, price);
        bytes memory signature = _signed(SELLER_KEY, _cancelDigest(tokenId, 0));
        vm.expectEmit(true, true, true, true);
        emit IMarket.Cancelled(tokenId, 1);
        vm.prank(sender);
        licences.cancelSigned(tokenId, 0, signature);

        vm.assertEq(uint256(licences.wordOf(tokenId).nonce), 1);
        vm.assertEq(uint256(licences.wordOf(tokenId).ask), 0);
        vm.assertEq(licences.ownerOf(tokenId), seller);
    }

    function test_worksOnce() public {
        bytes memory signature = _signed(SELLER_KEY, _cancelDigest(tokenId, 0));
        licences.cancelSigned(tokenId, 0, signature);
        vm.expectRevert(abi.encodeWithSelector(ErrorsLib.StaleNonce.selector, tokenId, 1));
        licences.cancelSigned(tokenId, 0, signature);
        vm.expectRevert(abi.encodeWithSelector(ErrorsLib.NotSigned.selector, seller));
        licences.cancelSigned(tokenId, 1, signature);
    }

    function testFuzz_refusesAnotherSigner(uint256 key) public {
        key = _bound(key, 1, ORDER - 1);
        vm.assume(key != SELLER_KEY);
        bytes memory signature = _signed(key, _cancelDigest(tokenId, 0));
        vm.expectRevert(abi.encodeWithSelector(ErrorsLib.NotSigned.selector, seller));
        licences.cancelSigned(tokenId, 0, signature);
    }

    function testFuzz_refusesAnotherNonceAndTheUnknown(uint32 nonce, uint256 id) public {
        vm.assume(nonce != 0 && id != tokenId);
        bytes memory signature = _signed(SELLER_KEY, _cancelDigest(tokenId, nonce));
        vm.expectRevert(abi.encodeWithSelector(ErrorsLib.StaleNonce.selector, tokenId, 0));
        licences.cancelSigned(tokenId, nonce, signature);
        vm.expectRevert(abi.encodeWithSelector(ErrorsLib.UnknownLicence.selector, id));
        licences.cancelSigned(id, nonce, signature);
    }

    /// @dev A signature for one thing is none for another.
    function test_refusesTheSignatureOfAnAsk() public {
        bytes memory signature = _signed(_ask(8e6));
        vm.expectRevert(abi.encodeWithSelector(ErrorsLib.NotSigned.selector, seller));
        licences.cancelSigned(tokenId, 0, signature);
    }
}
