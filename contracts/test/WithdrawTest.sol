// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import { ILedger } from "../src/interfaces/ILedger.sol";
import { ILicences } from "../src/interfaces/ILicences.sol";
import { ErrorsLib } from "../src/libraries/ErrorsLib.sol";
import { LicencesTest } from "./support/LicencesTest.sol";

contract WithdrawTest is LicencesTest {
    function testFuzz_paysWhatIsOwedOnce(uint48 price, address caller) public {
        price = uint48(_bound(price, 100, type(uint48).max));
        uint256 share = _owe(price);
        coin.setFrozen(studio, false);

        vm.expectEmit(true, true, true, true);
        emit ILedger.Withdrawn(studio, share);
        vm.prank(caller);
        vm.assertEq(licences.withdraw(studio), share);

        vm.assertEq(coin.balanceOf(studio), share);
        vm.assertEq(licences.owed(studio), 0);
        vm.assertEq(licences.totalOwed(), 0);
        vm.expectRevert(abi.encodeWithSelector(ErrorsLib.NothingOwed.selector, studio));
        licences.withdraw(studio);
    }

    function testFuzz_keepsTheDebtWhileTheAccountIsFrozen(uint48 price) public {
        price = uint48(_bound(price, 100, type(uint48).max));
        uint256 share = _owe(price);
        vm.expectRevert();
        licences.withdraw(studio);
        vm.assertEq(licences.owed(studio), share);
        vm.assertEq(coin.balanceOf(address(licences)), share);
    }

    function testFuzz_refusesWhomNothingIsOwed(address account) public {
        vm.expectRevert(abi.encodeWithSelector(ErrorsLib.NothingOwed.selector, account));
        licences.withdraw(account);
    }

    /// @dev A coin that calls the studio in the middle of the payment cannot be asked twice.
    function test_paysOnceWhenTheCoinCallsBack() public {
        uint256 share = _owe(13e6);
        Again again = new Again(licences, studio);
        coin.setFrozen(studio, false);
        coin.setListener(studio, address(again));
        licences.withdraw(studio);
        vm.assertEq(coin.balanceOf(studio), share);
        vm.assertEq(again.refused(), true);
    }

    function _owe(uint64 price) internal returns (uint256 share) {
        uint256 edition = _register(price);
        coin.setFrozen(studio, true);
        _fund(alice, price);
        vm.prank(alice);
        licences.buy(edition, alice, price);
        return licences.owed(studio);
    }
}

contract Again {
    ILicences internal immutable LICENCES;
    address internal immutable STUDIO;
    bool public refused;

    constructor(ILicences licences, address studio) {
        LICENCES = licences;
        STUDIO = studio;
    }

    function onCoins() external {
        try LICENCES.withdraw(STUDIO) { }
        catch {
            refused = true;
        }
    }
}
