// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import { ICoinLedger } from "../src/interfaces/ICoinLedger.sol";
import { ICoinSale } from "../src/interfaces/ICoinSale.sol";
import { EditionTerms } from "../src/interfaces/IEditions.sol";
import { ErrorsLib } from "../src/libraries/ErrorsLib.sol";
import { CoinSaleTest } from "./support/CoinSaleTest.sol";

contract CoinSaleBuyTest is CoinSaleTest {
    function testFuzz_sellsForAnotherCoin(uint64 price, address owner) public {
        price = uint64(_bound(price, 1, type(uint64).max));
        _assumeOwner(owner);
        vm.prank(publisher);
        sale.setEuroPrice(edition, price);
        uint256 amount = sale.quote(edition, address(other));
        _pay(amount);

        vm.expectEmit(true, true, true, true);
        emit ICoinSale.SoldForCoin(edition << 64 | 1, address(other), amount);
        vm.prank(alice);
        uint256 tokenId = sale.buy(edition, owner, address(other), amount);

        vm.assertEq(licences.ownerOf(tokenId), owner);
        vm.assertEq(other.balanceOf(studio), amount * 95 / 100);
        vm.assertEq(other.balanceOf(treasury), amount - amount * 95 / 100);
        vm.assertEq(other.balanceOf(alice), 0);
        vm.assertEq(other.balanceOf(address(sale)), 0);
    }

    function testFuzz_sellsForTheChainsCoinAndGivesChange(uint96 more) public {
        uint256 amount = sale.quote(edition, address(0));
        vm.deal(alice, amount + more);
        vm.prank(alice);
        uint256 tokenId =
            sale.buy{ value: amount + more }(edition, alice, address(0), type(uint256).max);

        vm.assertEq(licences.ownerOf(tokenId), alice);
        vm.assertEq(alice.balance, more);
        vm.assertEq(studio.balance, amount * 95 / 100);
        vm.assertEq(treasury.balance, amount - amount * 95 / 100);
        vm.assertEq(address(sale).balance, 0);
    }

    /// @dev The rate moves against the buyer between quote and sale: the maximum holds.
    function testFuzz_keepsTheBuyersMaximum(uint256 euro) public {
        euro = _bound(euro, 1.1e8 + 1, 1.6e8);
        uint256 quoted = sale.quote(edition, address(other));
        euroFeed.set(int256(euro), 1, 0);
        _pay(100e6);
        uint256 amount = sale.quote(edition, address(other));
        vm.expectRevert(abi.encodeWithSelector(ErrorsLib.PriceAbove.selector, quoted, amount));
        vm.prank(alice);
        sale.buy(edition, alice, address(other), quoted);
    }

    function testFuzz_refusesTooLittle(uint256 value) public {
        uint256 amount = sale.quote(edition, address(0));
        value = _bound(value, 0, amount - 1);
        vm.deal(alice, amount);
        vm.expectRevert(abi.encodeWithSelector(ErrorsLib.PriceAbove.selector, value, amount));
        vm.prank(alice);
        sale.buy{ value: value }(edition, alice, address(0), amount);
    }

    function test_refusesTwoCoinsAtOnce() public {
        _pay(11e6);
        vm.deal(alice, 1);
        vm.expectRevert(abi.encodeWithSelector(ErrorsLib.TwoCoins.selector));
        vm.prank(alice);
        sale.buy{ value: 1 }(edition, alice, address(other), 11e6);
    }

    function test_refusesABuyerWhoCannotPay() public {
        _pay(11e6 - 1);
        vm.expectRevert();
        vm.prank(alice);
        sale.buy(edition, alice, address(other), 11e6);
        vm.assertEq(licences.serialsOf(edition), 0);
    }

    function test_stopsWhenFirstSalesStop() public {
        vm.prank(admin);
        licences.pause(edition);
        _pay(11e6);
        vm.expectRevert(abi.encodeWithSelector(ErrorsLib.SalesPaused.selector, edition));
        vm.prank(alice);
        sale.buy(edition, alice, address(other), 11e6);
    }

    function test_sharesAmongRightsHolders() public {
        vm.prank(studio);
        licences.giveShare(edition, bob, 3333);
        _pay(11e6);
        vm.prank(alice);
        sale.buy(edition, alice, address(other), 11e6);
        uint256 part = uint256(10.45e6) * 3333 / 10_000;
        vm.assertEq(other.balanceOf(bob), part);
        vm.assertEq(other.balanceOf(studio), 10.45e6 - part);
    }

    /* WHO CANNOT BE PAID IS OWED */

    function test_owesWhomTheCoinHasFrozen() public {
        other.setFrozen(studio, true);
        _pay(11e6);
        vm.expectEmit(true, true, true, true);
        emit ICoinLedger.CoinOwed(address(other), studio, 10.45e6);
        vm.prank(alice);
        sale.buy(edition, alice, address(other), 11e6);
        vm.assertEq(sale.owed(address(other), studio), 10.45e6);
        vm.assertEq(sale.totalOwed(address(other)), 10.45e6);
        other.setFrozen(studio, false);
        vm.expectEmit(true, true, true, true);
        emit ICoinLedger.CoinWithdrawn(address(other), studio, 10.45e6);
        sale.withdraw(address(other), studio);
        vm.assertEq(other.balanceOf(studio), 10.45e6);
        vm.assertEq(sale.totalOwed(address(other)), 0);
        vm.expectRevert(abi.encodeWithSelector(ErrorsLib.NothingOwed.selector, studio));
        sale.withdraw(address(other), studio);
    }

    /// @dev A studio whose contract takes no coins, or eats all gas, is owed; and it cannot use the
    /// moment to buy in between.
    function testFuzz_owesWhoTakesNone(bool burns) public {
        vm.etch(studio, burns ? bytes(hex"5b600056") : bytes(hex"60006000fd"));
        vm.deal(alice, 22e18);
        vm.prank(alice);
        sale.buy{ value: 22e18 }(edition, alice, address(0), 22e18);
        vm.assertEq(licences.balanceOf(alice), 1);
        vm.assertEq(sale.owed(address(0), studio), 20.9e18);
        vm.assertEq(address(sale).balance, sale.totalOwed(address(0)));
        vm.etch(studio, "");
        sale.withdraw(address(0), studio);
        vm.assertEq(studio.balance, 20.9e18);
    }

    /// @dev One whose debt is paid calls for it again in that moment.
    function test_paysADebtOnce() public {
        Greedy greedy = new Greedy(address(sale));
        EditionTerms memory terms = _terms(77, 0);
        terms.studio = address(greedy);
        vm.prank(publisher);
        uint256 greedys = licences.registerEdition(terms);
        vm.prank(publisher);
        sale.setEuroPrice(greedys, EUROS);
        vm.deal(alice, 44e18);
        vm.prank(alice);
        sale.buy{ value: 22e18 }(edition, alice, address(0), 22e18);
        vm.prank(alice);
        sale.buy{ value: 22e18 }(greedys, alice, address(0), 22e18);
        vm.assertEq(sale.owed(address(0), address(greedy)), 20.9e18);
        vm.deal(address(sale), address(sale).balance + 100e18);
        greedy.takeCoins();
        sale.withdraw(address(0), address(greedy));
        vm.assertEq(address(greedy).balance, 20.9e18);
        vm.assertEq(greedy.refused(), 1);
    }

    function _pay(uint256 amount) internal {
        other.mint(alice, amount);
        vm.prank(alice);
        other.approve(address(sale), amount);
    }
}

interface Withdrawing {
    function withdraw(address coin, address account) external returns (uint256);
}

contract Greedy {
    Withdrawing internal immutable SALE;
    bool internal takes;
    uint256 public refused;

    constructor(address sale) {
        SALE = Withdrawing(sale);
    }

    receive() external payable {
        require(takes);
        try SALE.withdraw(address(0), address(this)) { }
        catch {
            ++refused;
        }
    }

    function takeCoins() external {
        takes = true;
    }
}
