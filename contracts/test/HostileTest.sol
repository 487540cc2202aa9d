// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import { SafeTransferLib } from "solady/utils/SafeTransferLib.sol";

import { DevStablecoin } from "../src/dev/DevStablecoin.sol";
import { IERC721 } from "../src/interfaces/IERC721.sol";
import { Ask } from "../src/interfaces/IMarket.sol";
import { ErrorsLib } from "../src/libraries/ErrorsLib.sol";
import { FeeCoin, FreezingFeeCoin, LyingCoin, Plotter, SilentCoin } from "./support/Coins.sol";
import { MarketTest } from "./support/MarketTest.sol";
import { HostileWallet, Wallet } from "./support/Wallets.sol";

/// @notice Wallets and coins that mean harm.
contract HostileTest is MarketTest {
    /* WALLETS */

    function testFuzz_sellsForAWalletThatSigned(uint64 price, bytes memory signature) public {
        price = uint64(_bound(price, 1, type(uint64).max));
        Wallet wallet = new Wallet();
        _give(address(wallet));
        Ask memory ask = _ask(price);
        _fund(alice, price);
        _refuses(ask, signature, alice, _notSigned(address(wallet)));
        wallet.sign(_digest(ask));
        vm.prank(alice);
        licences.acceptSigned(ask, signature, alice);
        vm.assertEq(licences.ownerOf(tokenId), alice);
        _isSplit(price, address(wallet));
    }

    function test_cancelsForAWalletThatSigned() public {
        Wallet wallet = new Wallet();
        _give(address(wallet));
        vm.expectRevert(_notSigned(address(wallet)));
        licences.cancelSigned(tokenId, 1, "");
        wallet.sign(_cancelDigest(tokenId, 1));
        licences.cancelSigned(tokenId, 1, "");
        vm.assertEq(uint256(licences.wordOf(tokenId).nonce), 2);
    }

    /// @dev The owner has a key and code (EIP-7702): the key's signature counts as before.
    function test_sellsForAnOwnerWithKeyAndCode() public {
        vm.etch(seller, hex"60006000fd");
        Ask memory ask = _ask(8e6);
        bytes memory signature = _signed(ask);
        _fund(alice, 8e6);
        vm.prank(alice);
        licences.acceptSigned(ask, signature, alice);
        vm.assertEq(licences.ownerOf(tokenId), alice);
    }

    /// @dev A wallet is asked in a call that can change nothing: what it tries there fails, and so
    /// does the sale.
    function test_aWalletDoesNothingWhileAsked() public {
        HostileWallet wallet = new HostileWallet(licences);
        _give(address(wallet));
        Ask memory ask = _ask(8e6);
        _fund(alice, 8e6);
        for (uint256 i = 1; i < 8; ++i) {
            if (i == uint256(HostileWallet.Mischief.HUGE_ANSWER)) continue;
            wallet.plan(HostileWallet.Mischief(i), ask);
            _refuses(ask, "", alice, _notSigned(address(wallet)));
        }
        vm.assertEq(licences.ownerOf(tokenId), address(wallet));
        vm.assertEq(coin.balanceOf(alice), 8e6);
    }

    /// @dev A megabyte of answer costs the buyer nothing but the gas that the wallet burns.
    function test_readsNoMoreThanItAskedFor() public {
        HostileWallet wallet = new HostileWallet(licences);
        _give(address(wallet));
        Ask memory ask = _ask(8e6);
        _fund(alice, 8e6);
        wallet.plan(HostileWallet.Mischief.HUGE_ANSWER, ask);
        vm.prank(alice);
        licences.acceptSigned(ask, "", alice);
        vm.assertEq(licences.ownerOf(tokenId), alice);
    }

    /* COINS THAT CALL BACK */

    /// @dev In the middle of the payment the seller tries to sell once more, to take the licence
    /// back and to be paid twice. He is no longer the owner: nothing works.
    function test_aSellerCalledBackOwnsNothing() public {
        Plotter plotter = new Plotter(licences);
        _give(address(plotter));
        vm.prank(address(plotter));
        licences.list(tokenId, 8e6);
        coin.setListener(address(plotter), address(plotter));
        plotter.add(abi.encodeCall(licences.list, (tokenId, 1)));
        plotter.add(abi.encodeCall(licences.cancel, (tokenId)));
        plotter.add(abi.encodeCall(licences.accept, (tokenId, address(plotter), 8e6)));
        plotter.add(
            abi.encodeCall(IERC721.transferFrom, (address(plotter), address(plotter), tokenId))
        );
        plotter.add(abi.encodeCall(licences.withdraw, (address(plotter))));
        _fund(alice, 8e6);

        vm.prank(alice);
        licences.accept(tokenId, alice, 8e6);

        vm.assertEq(plotter.refused(), 5);
        vm.assertEq(plotter.done(), 0);
        vm.assertEq(licences.ownerOf(tokenId), alice);
        _isSplit(8e6, address(plotter));
    }

    /// @dev The studio, called back, buys the same signed ask again, and a listed licence: the ask
    /// is dead, the other sale is a whole one.
    function test_aStudioCalledBackBuysAsAnyone() public {
        uint256 other = _mintTo(bob, 13e6);
        vm.prank(bob);
        licences.list(other, 10e6);
        Ask memory ask = _ask(8e6);
        bytes memory signature = _signed(ask);
        Plotter plotter = new Plotter(licences);
        coin.mint(address(plotter), 100e6);
        plotter.approve(address(coin), 100e6);
        coin.setListener(studio, address(plotter));
        plotter.add(abi.encodeCall(licences.acceptSigned, (ask, signature, address(plotter))));
        plotter.add(abi.encodeCall(licences.accept, (other, address(plotter), 10e6)));
        _fund(alice, 8e6);

        vm.prank(alice);
        licences.acceptSigned(ask, signature, alice);

        vm.assertEq(plotter.refused(), 1);
        vm.assertEq(plotter.done(), 1);
        vm.assertEq(licences.ownerOf(tokenId), alice);
        vm.assertEq(licences.ownerOf(other), address(plotter));
        vm.assertEq(coin.balanceOf(seller), 6.4e6);
        vm.assertEq(coin.balanceOf(bob), 8e6);
        vm.assertEq(coin.balanceOf(studio), 1.2e6 + 1.5e6);
        vm.assertEq(coin.balanceOf(treasury), 0.4e6 + 0.5e6);
    }

    /* COINS THAT DO NOT KEEP THEIR WORD */

    /// @dev Who is paid gets less, by the coin's doing; nobody is owed what is not there.
    function test_aCoinWithAFeeMakesNoDebt() public {
        FeeCoin fee = new FeeCoin();
        _use(address(fee));
        fee.mint(alice, 8e6);
        _buysListed(address(fee), 8e6);
        vm.assertEq(fee.balanceOf(seller), 5.76e6);
        vm.assertEq(licences.totalOwed(), 0);
    }

    function test_aDebtIsNeverMoreThanWhatIsHeld() public {
        FreezingFeeCoin fee = new FreezingFeeCoin();
        _use(address(fee));
        fee.freeze(studio);
        fee.mint(alice, 8e6);
        vm.prank(seller);
        licences.list(tokenId, 8e6);
        vm.prank(alice);
        fee.approve(address(licences), 8e6);
        vm.expectRevert(abi.encodeWithSelector(ErrorsLib.CoinFellShort.selector, 1.2e6, 1.08e6));
        vm.prank(alice);
        licences.accept(tokenId, alice, 8e6);
        vm.assertEq(licences.ownerOf(tokenId), seller);
    }

    /// @dev A coin that says it paid us and did not: no debt comes of it.
    function test_aLieMakesNoDebt() public {
        LyingCoin lying = new LyingCoin();
        _use(address(lying));
        lying.sayNoTo(studio);
        lying.lieTo(address(licences));
        lying.mint(alice, 8e6);
        _failsListed(lying, abi.encodeWithSelector(ErrorsLib.CoinFellShort.selector, 1.2e6, 0));
    }

    function test_aCoinThatSaysNoSellsNothing() public {
        LyingCoin lying = new LyingCoin();
        _use(address(lying));
        lying.sayNoTo(seller);
        lying.sayNoTo(address(licences));
        lying.mint(alice, 8e6);
        _failsListed(lying, abi.encodeWithSelector(SafeTransferLib.TransferFromFailed.selector));
    }

    function test_aSilentCoinPays() public {
        SilentCoin silent = new SilentCoin();
        _use(address(silent));
        silent.mint(alice, 8e6);
        vm.prank(seller);
        licences.list(tokenId, 8e6);
        vm.prank(alice);
        licences.accept(tokenId, alice, 8e6);
        vm.assertEq(silent.balanceOf(seller), 6.4e6);
        vm.assertEq(silent.balanceOf(studio), 1.2e6);
        vm.assertEq(silent.balanceOf(treasury), 0.4e6);
    }

    /// @dev No code where the coin should be: nothing is paid, so nothing is sold.
    function test_aCoinThatIsNoneSellsNothing() public {
        _use(address(0xc011));
        vm.prank(seller);
        licences.list(tokenId, 8e6);
        vm.expectRevert();
        vm.prank(alice);
        licences.accept(tokenId, alice, 8e6);
    }

    function _use(address stablecoin) internal {
        licences = _deploy(stablecoin);
        _grantRoles();
        tokenId = _mintTo(seller, 13e6);
    }

    function _give(address to) internal {
        vm.prank(seller);
        licences.transferFrom(seller, to, tokenId);
    }

    function _buysListed(address stablecoin, uint64 price) internal {
        vm.prank(seller);
        licences.list(tokenId, price);
        vm.prank(alice);
        FeeCoin(stablecoin).approve(address(licences), price);
        vm.prank(alice);
        licences.accept(tokenId, alice, price);
        vm.assertEq(licences.ownerOf(tokenId), alice);
    }

    function _failsListed(DevStablecoin bad, bytes memory reason) internal {
        vm.prank(seller);
        licences.list(tokenId, 8e6);
        vm.prank(alice);
        bad.approve(address(licences), 8e6);
        vm.expectRevert(reason);
        vm.prank(alice);
        licences.accept(tokenId, alice, 8e6);
        vm.assertEq(licences.ownerOf(tokenId), seller);
        vm.assertEq(licences.totalOwed(), 0);
    }

    function _notSigned(address owner) internal pure returns (bytes memory) {
        return abi.encodeWithSelector(ErrorsLib.NotSigned.selector, owner);
    }
}
