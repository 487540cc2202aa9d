// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import { P256 } from "@openzeppelin/contracts/utils/cryptography/P256.sol";

import { PackedUserOperation } from "../../src/account/interfaces/IEntryPoint.sol";
import { IPasskeyAccount, Recovery } from "../../src/account/interfaces/IPasskeyAccount.sol";
import { AccountErrorsLib } from "../../src/account/libraries/AccountErrorsLib.sol";
import { AccountTest } from "./support/AccountTest.sol";

contract RecoveryTest is AccountTest {
    uint256 internal constant DELAY = 7 days;
    uint256 internal constant WINDOW = 14 days;
    uint256 internal constant NEW_KEY = 0x9e3;

    function setUp() public override {
        super.setUp();
        _command(abi.encodeCall(account.setGuardian, (guardian)));
        _itself(_addKey(SECOND_KEY));
    }

    function testFuzz_givesTheAccountToTheProposedPasskey(address anybody, uint256 time) public {
        time = _bound(time, NOW + DELAY, NOW + DELAY + WINDOW);
        (uint256 x, uint256 y) = avm.publicKeyP256(NEW_KEY);
        vm.expectEmit(true, true, true, true);
        emit IPasskeyAccount.RecoveryProposed(x, y, uint64(NOW + DELAY));
        _propose(NEW_KEY);

        avm.warp(time);
        vm.expectEmit(true, true, true, true);
        emit IPasskeyAccount.Recovered(1, x, y);
        vm.prank(anybody);
        account.finishRecovery();

        _handle(_signedAt(_operation(""), 1, NEW_KEY));
        _obeysNo(0, OWNER_KEY);
        _obeysNo(1, SECOND_KEY);
        vm.assertEq(account.recovery().ready, 0);
    }

    /// @dev The thief's passkeys die as well: that is why one recovers.
    function test_endsEveryOlderPasskey() public {
        for (uint256 key = 100; key < 105; ++key) {
            _itself(_addKey(key));
        }
        _recover(NEW_KEY);
        for (uint256 index; index < 16; ++index) {
            (bool live,,) = account.keyAt(index);
            vm.assertEq(live, index == 1);
        }
    }

    /// @dev The first passkey was only mislaid: recovered, it is like any other.
    function test_recoversToTheFirstPasskey() public {
        _recover(OWNER_KEY);
        _obeysNo(0, OWNER_KEY);
        _handle(_signedAt(_operation(""), 1, OWNER_KEY));
    }

    function testFuzz_refusesBeforeTheDelayIsOver(uint256 time) public {
        time = _bound(time, NOW, NOW + DELAY - 1);
        _propose(NEW_KEY);
        avm.warp(time);
        vm.expectRevert(
            abi.encodeWithSelector(AccountErrorsLib.RecoveryNotReady.selector, NOW + DELAY)
        );
        account.finishRecovery();
    }

    /// @dev What was proposed in some other year does not surprise anybody.
    function testFuzz_refusesAProposalThatNobodyTookUp(uint64 later) public {
        _propose(NEW_KEY);
        uint256 end = NOW + DELAY + WINDOW;
        avm.warp(_bound(later, end + 1, type(uint64).max));
        vm.expectRevert(abi.encodeWithSelector(AccountErrorsLib.RecoveryLapsed.selector, end));
        account.finishRecovery();
    }

    /// @dev A guardian who wants the account has the delay against it, and any passkey's veto.
    function test_endsWithTheOwnersVeto() public {
        _propose(STRANGER_KEY);
        vm.expectEmit(true, true, true, true);
        emit IPasskeyAccount.RecoveryVetoed();
        _handle(
            _signedAt(
                _operation(_toItself(abi.encodeCall(account.vetoRecovery, ()))), 1, SECOND_KEY
            )
        );
        avm.warp(NOW + DELAY);
        vm.expectRevert(abi.encodeWithSelector(AccountErrorsLib.NoRecovery.selector));
        account.finishRecovery();
    }

    function test_endsWithTheGuardiansDismissal() public {
        _propose(STRANGER_KEY);
        _command(abi.encodeCall(account.setGuardian, (address(0))));
        vm.assertEq(account.recovery().ready, 0);
        _mayNotPropose(guardian);
        avm.warp(NOW + DELAY);
        vm.expectRevert(abi.encodeWithSelector(AccountErrorsLib.NoRecovery.selector));
        account.finishRecovery();
    }

    /// @dev A harmless passkey proposed first does not lend its age to another.
    function testFuzz_beginsTheDelayAnewWithAnotherProposal(uint256 waited) public {
        waited = _bound(waited, 1, DELAY + WINDOW);
        _propose(NEW_KEY);
        avm.warp(NOW + waited);
        _propose(STRANGER_KEY);
        Recovery memory proposed = account.recovery();
        (uint256 x,) = avm.publicKeyP256(STRANGER_KEY);
        vm.assertEq(proposed.x, x);
        vm.assertEq(proposed.ready, NOW + waited + DELAY);
        vm.expectRevert(
            abi.encodeWithSelector(AccountErrorsLib.RecoveryNotReady.selector, NOW + waited + DELAY)
        );
        account.finishRecovery();
    }

    function test_cannotBeFinishedTwice() public {
        _recover(NEW_KEY);
        vm.expectRevert(abi.encodeWithSelector(AccountErrorsLib.NoRecovery.selector));
        account.finishRecovery();
    }

    function testFuzz_letsNobodyElsePropose(address sender) public {
        vm.assume(sender != guardian);
        _mayNotPropose(sender);
    }

    /// @dev Zero is no guardian, even for a sender that a simulation gives that address.
    function test_hasNoGuardianToBeginWith() public {
        account = _accountOf(NEW_KEY);
        _mayNotPropose(address(0));
        _mayNotPropose(guardian);
    }

    function testFuzz_givesTheGuardianNothingElse(bytes memory calls) public {
        bytes memory refusal =
            abi.encodeWithSelector(AccountErrorsLib.NotTheAccount.selector, guardian);
        (uint256 x, uint256 y) = avm.publicKeyP256(STRANGER_KEY);
        vm.expectRevert(refusal);
        vm.prank(guardian);
        account.setGuardian(guardian);
        vm.expectRevert(refusal);
        vm.prank(guardian);
        account.addKey(x, y);
        vm.expectRevert(refusal);
        vm.prank(guardian);
        account.removeKey(0);
        vm.expectRevert(refusal);
        vm.prank(guardian);
        account.vetoRecovery();
        vm.expectRevert(abi.encodeWithSelector(AccountErrorsLib.NotEntryPoint.selector, guardian));
        vm.prank(guardian);
        _executes(calls);
    }

    function testFuzz_refusesWhatIsNoPointOfTheCurve(uint256 x, uint256 y) public {
        vm.assume(!P256.isValidPublicKey(bytes32(x), bytes32(y)));
        vm.expectRevert(abi.encodeWithSelector(AccountErrorsLib.BadKey.selector, x, y));
        vm.prank(guardian);
        account.proposeRecovery(x, y);
    }

    function test_vetoesNothing() public {
        vm.expectRevert(abi.encodeWithSelector(AccountErrorsLib.NoRecovery.selector));
        _itself(abi.encodeCall(account.vetoRecovery, ()));
    }

    function _mayNotPropose(address sender) internal {
        (uint256 x, uint256 y) = avm.publicKeyP256(STRANGER_KEY);
        vm.expectRevert(abi.encodeWithSelector(AccountErrorsLib.NotGuardian.selector, sender));
        vm.prank(sender);
        account.proposeRecovery(x, y);
    }

    function _propose(uint256 key) internal {
        (uint256 x, uint256 y) = avm.publicKeyP256(key);
        vm.prank(guardian);
        account.proposeRecovery(x, y);
    }

    function _recover(uint256 key) internal {
        _propose(key);
        avm.warp(NOW + DELAY);
        account.finishRecovery();
    }

    function _obeysNo(uint8 index, uint256 key) internal {
        PackedUserOperation memory operation = _operation("");
        operation = _signedAt(operation, index, key);
        vm.expectRevert(_refusal("AA24 signature error"));
        _handle(operation);
    }
}
