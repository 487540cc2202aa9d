// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import { ILedger } from "../src/interfaces/ILedger.sol";
import { Word } from "../src/interfaces/ILicences.sol";
import { ILicences } from "../src/interfaces/ILicences.sol";
import { IERC721 } from "../src/interfaces/IERC721.sol";
import { ErrorsLib } from "../src/libraries/ErrorsLib.sol";
import { LicencesTest } from "./support/LicencesTest.sol";

contract BuyTest is LicencesTest {
    function testFuzz_sellsAndSplitsEveryUnit(uint48 price, address owner) public {
        price = uint48(_bound(price, 1, type(uint48).max));
        _assumeOwner(owner);
        uint256 edition = _register(price);
        _fund(alice, price);

        vm.expectEmit(true, true, true, true);
        emit IERC721.Transfer(address(0), owner, edition << 64 | 1);
        vm.prank(alice);
        uint256 tokenId = licences.buy(edition, owner, price);

        vm.assertEq(tokenId, edition << 64 | 1);
        vm.assertEq(licences.ownerOf(tokenId), owner);
        Word memory word = licences.wordOf(tokenId);
        vm.assertEq(word.nonce, 0);
        vm.assertEq(word.ask, 0);
        uint256 studioShare = uint256(price) * 95 / 100;
        vm.assertEq(coin.balanceOf(studio), studioShare);
        vm.assertEq(coin.balanceOf(treasury), price - studioShare);
        vm.assertEq(coin.balanceOf(alice), 0);
        vm.assertEq(coin.balanceOf(address(licences)), 0);
    }

    function testFuzz_givesDenseSerials(uint8 count) public {
        uint256 edition = _register(13e6);
        uint256 other = _register(5e6);
        for (uint256 i = 1; i <= count % 8; ++i) {
            vm.assertEq(_buy(edition, 13e6), edition << 64 | i);
            vm.assertEq(_buy(other, 5e6), other << 64 | i);
        }
    }

    function testFuzz_owesWhomTheCoinHasFrozen(uint48 price, bool both) public {
        price = uint48(_bound(price, 100, type(uint48).max));
        uint256 edition = _register(price);
        uint256 studioShare = uint256(price) * 95 / 100;
        coin.setFrozen(studio, true);
        coin.setFrozen(treasury, both);
        _fund(alice, price);

        vm.expectEmit(true, true, true, true);
        emit ILedger.Owed(studio, studioShare);
        vm.prank(alice);
        uint256 tokenId = licences.buy(edition, alice, price);

        vm.assertEq(licences.ownerOf(tokenId), alice);
        vm.assertEq(licences.owed(studio), studioShare);
        vm.assertEq(licences.owed(treasury), both ? price - studioShare : 0);
        vm.assertEq(licences.totalOwed(), both ? price : studioShare);
        vm.assertEq(coin.balanceOf(address(licences)), licences.totalOwed());
        vm.assertEq(coin.balanceOf(alice), 0);
    }

    function testFuzz_refusesABuyerWhoCannotPay(uint48 price, uint64 has, uint64 allows) public {
        price = uint48(_bound(price, 1, type(uint48).max));
        vm.assume(has < price || allows < price);
        uint256 edition = _register(price);
        coin.mint(alice, has);
        vm.prank(alice);
        coin.approve(address(licences), allows);

        vm.expectRevert();
        vm.prank(alice);
        licences.buy(edition, alice, price);

        vm.assertEq(coin.balanceOf(alice), has);
        vm.assertEq(licences.serialsOf(edition), 0);
        vm.assertEq(licences.balanceOf(alice), 0);
    }

    function test_refusesAFrozenBuyer() public {
        uint256 edition = _register(13e6);
        _fund(alice, 13e6);
        coin.setFrozen(alice, true);
        vm.expectRevert();
        vm.prank(alice);
        licences.buy(edition, alice, 13e6);
    }

    function testFuzz_refusesAPriceAboveTheBuyersMaximum(uint48 price, uint256 maximum) public {
        price = uint48(_bound(price, 1, type(uint48).max));
        maximum = _bound(maximum, 0, price - 1);
        uint256 edition = _register(price);
        _fund(alice, price);
        vm.expectRevert(abi.encodeWithSelector(ErrorsLib.PriceAbove.selector, maximum, price));
        vm.prank(alice);
        licences.buy(edition, alice, maximum);
    }

    function testFuzz_refusesAnEditionWithoutAPrice(uint256 maximum) public {
        uint256 edition = _register(0);
        vm.expectRevert(abi.encodeWithSelector(ErrorsLib.NotForSale.selector, edition));
        vm.prank(alice);
        licences.buy(edition, alice, maximum);
    }

    function testFuzz_refusesAnUnknownEdition(uint256 edition) public {
        vm.expectRevert(abi.encodeWithSelector(ErrorsLib.UnknownEdition.selector, edition));
        licences.buy(edition, alice, 1);
    }

    function test_refusesNobodyAsTheOwner() public {
        uint256 edition = _register(13e6);
        _fund(alice, 13e6);
        vm.expectRevert(abi.encodeWithSelector(ErrorsLib.ZeroAddress.selector));
        vm.prank(alice);
        licences.buy(edition, address(0), 13e6);
    }

    /// @dev The coin calls the buyer back in the middle of the payment, and he buys again: both are
    /// whole sales, with two serials and both prices paid.
    function test_isWholeWhenTheCoinCallsBack() public {
        uint256 edition = _register(13e6);
        _fund(alice, 26e6);
        Reentrant reentrant = new Reentrant(licences, edition);
        coin.setListener(studio, address(reentrant));
        coin.mint(address(reentrant), 13e6);
        reentrant.approve(Approving(address(coin)));

        vm.prank(alice);
        uint256 tokenId = licences.buy(edition, alice, 13e6);

        vm.assertEq(tokenId, edition << 64 | 1);
        vm.assertEq(licences.ownerOf(edition << 64 | 2), address(reentrant));
        vm.assertEq(coin.balanceOf(studio), 2 * 12.35e6);
        vm.assertEq(coin.balanceOf(treasury), 2 * 0.65e6);
    }

    function _buy(uint256 edition, uint256 price) internal returns (uint256) {
        _fund(alice, price);
        vm.prank(alice);
        return licences.buy(edition, alice, price);
    }
}

contract Reentrant {
    ILicences internal immutable LICENCES;
    uint256 internal immutable EDITION;
    bool internal done;

    constructor(ILicences licences, uint256 edition) {
        LICENCES = licences;
        EDITION = edition;
    }

    function approve(Approving coin) external {
        coin.approve(address(LICENCES), type(uint256).max);
    }

    function onCoins() external {
        if (done) return;
        done = true;
        LICENCES.buy(EDITION, address(this), 13e6);
    }
}

interface Approving {
    function approve(address spender, uint256 amount) external returns (bool);
}
