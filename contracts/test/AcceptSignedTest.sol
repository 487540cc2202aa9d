// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import { IERC721 } from "../src/interfaces/IERC721.sol";
import { Ask, IMarket } from "../src/interfaces/IMarket.sol";
import { ErrorsLib } from "../src/libraries/ErrorsLib.sol";
import { MarketTest } from "./support/MarketTest.sol";

contract AcceptSignedTest is MarketTest {
    function testFuzz_movesAndSplitsEveryUnit(Ask memory ask, address to) public {
        ask = _valid(ask, to);
        _fund(alice, ask.price);

        vm.expectEmit(true, true, true, true);
        emit IERC721.Transfer(seller, to, tokenId);
        vm.expectEmit(true, true, true, true);
        emit IMarket.Sold(tokenId, ask.price);
        bytes memory signature = _signed(ask);
        vm.prank(alice);
        licences.acceptSigned(ask, signature, to);

        vm.assertEq(licences.ownerOf(tokenId), to);
        vm.assertEq(uint256(licences.wordOf(tokenId).nonce), 1);
        _isSplit(ask.price, seller);
    }

    function testFuzz_sellsOnce(Ask memory ask, address to) public {
        ask = _valid(ask, to);
        _fund(alice, ask.price);
        bytes memory signature = _signed(ask);
        vm.prank(alice);
        licences.acceptSigned(ask, signature, to);
        _refuses(ask, signature, to, _stale(1));
    }

    /// @dev Moves, listed sales and cancels all make the signed ask void, even if the licence comes
    /// back to its seller.
    function testFuzz_refusesAStaleAsk(Ask memory ask, uint8 how) public {
        ask = _valid(ask, alice);
        bytes memory signature = _signed(ask);
        vm.prank(seller);
        if (how % 3 == 0) licences.cancel(tokenId);
        else if (how % 3 == 1) licences.transferFrom(seller, seller, tokenId);
        else licences.list(tokenId, 5);
        if (how % 3 == 2) {
            _fund(alice, 5);
            vm.prank(alice);
            licences.accept(tokenId, seller, 5);
        }
        vm.assertEq(licences.ownerOf(tokenId), seller);
        _fund(alice, ask.price);
        _refuses(ask, signature, alice, _stale(1));
    }

    function testFuzz_refusesAnotherNonce(Ask memory ask, uint32 nonce) public {
        vm.assume(nonce != 0);
        ask = _valid(ask, alice);
        ask.nonce = nonce;
        _refuses(ask, _signed(ask), alice, _stale(0));
    }

    function testFuzz_holdsToTheDeadlinesSecond(uint64 deadline) public {
        deadline = uint64(_bound(deadline, 1, type(uint64).max - 1));
        Ask memory ask = _ask(8e6);
        ask.deadline = deadline;
        bytes memory signature = _signed(ask);
        _fund(alice, 8e6);
        vm.warp(uint256(deadline) + 1);
        _refuses(
            ask, signature, alice, abi.encodeWithSelector(ErrorsLib.AskExpired.selector, deadline)
        );
        vm.warp(deadline);
        vm.prank(alice);
        licences.acceptSigned(ask, signature, alice);
        vm.assertEq(licences.ownerOf(tokenId), alice);
    }

    function testFuzz_sellsToTheNamedBuyerOnly(Ask memory ask, address to) public {
        ask = _valid(ask, alice);
        ask.buyer = alice;
        vm.assume(to != alice);
        _fund(alice, ask.price);
        bytes memory signature = _signed(ask);
        _refuses(ask, signature, to, abi.encodeWithSelector(ErrorsLib.NotTheBuyer.selector, to));
        // Anyone may pay for the one who is named.
        _fund(bob, ask.price);
        vm.prank(bob);
        licences.acceptSigned(ask, signature, alice);
        vm.assertEq(licences.ownerOf(tokenId), alice);
    }

    function testFuzz_givesToTheNamedBuyer(address to, address sender) public {
        _assumeOwner(to);
        Ask memory ask = _ask(0);
        ask.buyer = to;
        bytes memory signature = _signed(ask);
        vm.expectEmit(true, true, true, true);
        emit IMarket.Sold(tokenId, 0);
        vm.prank(sender);
        licences.acceptSigned(ask, signature, to);
        vm.assertEq(licences.ownerOf(tokenId), to);
        vm.assertEq(coin.totalSupply(), 0);
    }

    function testFuzz_refusesAGiftToNobody(address to) public {
        Ask memory ask = _ask(0);
        _refuses(ask, _signed(ask), to, abi.encodeWithSelector(ErrorsLib.GiftToNobody.selector));
    }

    function testFuzz_refusesAnotherSigner(Ask memory ask, uint256 key) public {
        ask = _valid(ask, alice);
        key = _bound(key, 1, ORDER - 1);
        vm.assume(key != SELLER_KEY);
        _refusesTheSignature(ask, _signed(key, _digest(ask)));
    }

    /// @dev Whatever is changed of what was signed, the signature is no longer one.
    function testFuzz_refusesWhatWasNotSigned(Ask memory ask, Ask memory other, uint8 which)
        public
    {
        ask = _valid(ask, alice);
        bytes memory signature = _signed(ask);
        which %= 4;
        if (which == 0) {
            vm.assume(other.price != ask.price && other.price != 0);
            ask.price = other.price;
        } else if (which == 1) {
            other.deadline = uint64(_bound(other.deadline, block.timestamp, type(uint64).max));
            vm.assume(other.deadline != ask.deadline);
            ask.deadline = other.deadline;
        } else if (which == 2) {
            ask.buyer = ask.buyer == address(0) ? alice : address(0);
        } else {
            vm.assume(other.receipt != ask.receipt);
            ask.receipt = other.receipt;
        }
        _refusesTheSignature(ask, signature);
    }

    function test_refusesTheAskOfAnotherLicence() public {
        Ask memory ask = _ask(8e6);
        bytes memory signature = _signed(ask);
        ask.tokenId = _mintTo(seller, 13e6);
        _refusesTheSignature(ask, signature);
    }

    function test_refusesTheAskOfAnotherContract() public {
        Ask memory ask = _ask(8e6);
        bytes memory signature = _signed(ask);
        licences = _deploy(address(coin));
        _grantRoles();
        ask.tokenId = _mintTo(seller, 13e6);
        _refusesTheSignature(ask, signature);
    }

    /// @dev (r, s, v) has a twin (r, n - s, 55 - v) that the curve accepts too: we do not.
    function testFuzz_refusesAHighS(Ask memory ask) public {
        ask = _valid(ask, alice);
        (uint8 v, bytes32 r, bytes32 s) = vm.sign(SELLER_KEY, _digest(ask));
        _refusesTheSignature(ask, abi.encodePacked(r, ORDER - uint256(s), 55 - v));
    }

    function testFuzz_refusesNoise(Ask memory ask, bytes memory noise, uint8 v) public {
        ask = _valid(ask, alice);
        _refusesTheSignature(ask, noise);
        (uint8 right, bytes32 r, bytes32 s) = vm.sign(SELLER_KEY, _digest(ask));
        if (v != right) _refusesTheSignature(ask, abi.encodePacked(r, s, v));
        _refusesTheSignature(ask, abi.encodePacked(r, s, right, v));
        _refusesTheSignature(ask, abi.encodePacked(r, s));
    }

    function test_knowsItsDomain() public view {
        (, string memory name, string memory version, uint256 chainId, address verifying,,) =
            licences.eip712Domain();
        vm.assertEq(name, "Tangible licence");
        vm.assertEq(version, "1");
        vm.assertEq(chainId, block.chainid);
        vm.assertEq(verifying, address(licences));
    }

    function _refusesTheSignature(Ask memory ask, bytes memory signature) internal {
        _refuses(
            ask, signature, alice, abi.encodeWithSelector(ErrorsLib.NotSigned.selector, seller)
        );
    }

    function _stale(uint32 nonce) internal view returns (bytes memory) {
        return abi.encodeWithSelector(ErrorsLib.StaleNonce.selector, tokenId, nonce);
    }

    function _valid(Ask memory ask, address to) internal view returns (Ask memory) {
        _assumeOwner(to);
        ask.tokenId = tokenId;
        ask.nonce = 0;
        if (ask.price == 0) ask.price = 8e6;
        ask.deadline = uint64(_bound(ask.deadline, block.timestamp, type(uint64).max));
        if (ask.buyer != address(0)) ask.buyer = to;
        return ask;
    }
}
