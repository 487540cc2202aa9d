// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import { P256 } from "@openzeppelin/contracts/utils/cryptography/P256.sol";

import { PackedUserOperation } from "../../src/account/interfaces/IEntryPoint.sol";
import { IPasskeyAccount } from "../../src/account/interfaces/IPasskeyAccount.sol";
import { AccountErrorsLib } from "../../src/account/libraries/AccountErrorsLib.sol";
import { AccountTest } from "./support/AccountTest.sol";

contract KeysTest is AccountTest {
    function testFuzz_obeysASecondPasskey(uint256 key) public {
        key = _bound(key, 1, P256.N - 1);
        vm.assume(key != OWNER_KEY);
        (uint256 x, uint256 y) = avm.publicKeyP256(key);

        vm.expectEmit(true, true, true, true);
        emit IPasskeyAccount.KeyAdded(1, x, y);
        _command(abi.encodeCall(account.addKey, (x, y)));

        (bool live, uint256 foundX, uint256 foundY) = account.keyAt(1);
        vm.assertEq(live, true);
        vm.assertEq(foundX, x);
        vm.assertEq(foundY, y);
        _handle(_signedAt(_operation(""), 1, key));
        _handle(_signed(_operation(""), OWNER_KEY));
    }

    /// @dev The lost phone: its passkey is taken out with the other one.
    function test_obeysARemovedPasskeyNoLonger() public {
        _add(SECOND_KEY);
        vm.expectEmit(true, true, true, true);
        emit IPasskeyAccount.KeyRemoved(0);
        _handle(
            _signedAt(_operation(_toItself(abi.encodeCall(account.removeKey, (0)))), 1, SECOND_KEY)
        );

        (bool live,,) = account.keyAt(0);
        vm.assertEq(live, false);
        PackedUserOperation memory operation = _signed(_operation(""), OWNER_KEY);
        vm.expectRevert(_refusal("AA24 signature error"));
        _handle(operation);
        _handle(_signedAt(_operation(""), 1, SECOND_KEY));
    }

    /// @dev Both are owners; the address stays what the first one made it.
    function test_givesTheIndexOfARemovedPasskeyToTheNext() public {
        _add(SECOND_KEY);
        _itself(abi.encodeCall(account.removeKey, (1)));
        _add(STRANGER_KEY);
        _handle(_signedAt(_operation(""), 1, STRANGER_KEY));
        PackedUserOperation memory operation = _signedAt(_operation(""), 1, SECOND_KEY);
        vm.expectRevert(_refusal("AA24 signature error"));
        _handle(operation);
    }

    function test_keepsTheLastPasskey() public {
        vm.expectRevert(abi.encodeWithSelector(AccountErrorsLib.LastKey.selector));
        _itself(abi.encodeCall(account.removeKey, (0)));

        _add(SECOND_KEY);
        _itself(abi.encodeCall(account.removeKey, (0)));
        vm.expectRevert(abi.encodeWithSelector(AccountErrorsLib.LastKey.selector));
        _itself(abi.encodeCall(account.removeKey, (1)));
    }

    /// @dev Under two indices, a stolen passkey would outlive its removal.
    function test_refusesAPasskeyTwice() public {
        vm.expectRevert(abi.encodeWithSelector(AccountErrorsLib.KeyExists.selector, 0));
        _add(OWNER_KEY);
        _add(SECOND_KEY);
        vm.expectRevert(abi.encodeWithSelector(AccountErrorsLib.KeyExists.selector, 1));
        _add(SECOND_KEY);
    }

    function test_refusesOneMoreThanItCanCount() public {
        for (uint256 i = 1; i < account.MAX_KEYS(); ++i) {
            _add(1000 + i);
        }
        vm.expectRevert(abi.encodeWithSelector(AccountErrorsLib.TooManyKeys.selector));
        _add(999);
        _handle(_signedAt(_operation(""), 15, 1015));
    }

    function testFuzz_refusesWhatIsNoPointOfTheCurve(uint256 x, uint256 y) public {
        vm.assume(!P256.isValidPublicKey(bytes32(x), bytes32(y)));
        vm.expectRevert(abi.encodeWithSelector(AccountErrorsLib.BadKey.selector, x, y));
        _itself(abi.encodeCall(account.addKey, (x, y)));
    }

    function testFuzz_refusesToRemoveWhatIsNotThere(uint256 index) public {
        vm.assume(index != 0);
        vm.expectRevert(abi.encodeWithSelector(AccountErrorsLib.UnknownKey.selector, index));
        _itself(abi.encodeCall(account.removeKey, (index)));
    }

    function testFuzz_answersTheAccountOnly(address sender) public {
        vm.assume(sender != address(account));
        bytes memory refusal =
            abi.encodeWithSelector(AccountErrorsLib.NotTheAccount.selector, sender);
        (uint256 x, uint256 y) = avm.publicKeyP256(STRANGER_KEY);
        vm.expectRevert(refusal);
        vm.prank(sender);
        account.addKey(x, y);
        vm.expectRevert(refusal);
        vm.prank(sender);
        account.removeKey(0);
    }

    function _add(uint256 key) internal {
        (uint256 x, uint256 y) = avm.publicKeyP256(key);
        _itself(abi.encodeCall(account.addKey, (x, y)));
    }
}
