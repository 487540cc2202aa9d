// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import { P256 } from "@openzeppelin/contracts/utils/cryptography/P256.sol";

import { PackedUserOperation } from "../../src/account/interfaces/IEntryPoint.sol";
import { AccountErrorsLib } from "../../src/account/libraries/AccountErrorsLib.sol";
import { AccountTest } from "./support/AccountTest.sol";
import { Assertion } from "./support/Passkeys.sol";

contract ValidateTest is AccountTest {
    function testFuzz_obeysItsPasskey(uint256 key, address to, uint96 amount) public {
        key = _bound(key, 1, P256.N - 1);
        _assumeOwner(to);
        vm.assume(to != address(_accountOf(key)));
        account = _accountOf(key);
        coin.mint(address(account), amount);
        bytes memory transfer = abi.encodeCall(coin.transfer, (to, amount));

        _handle(_signed(_operation(_one(address(coin), transfer)), key));

        vm.assertEq(coin.balanceOf(to), amount);
        vm.assertEq(coin.balanceOf(address(account)), 0);
    }

    function testFuzz_obeysNoOther(uint256 key) public {
        key = _bound(key, 1, P256.N - 1);
        vm.assume(key != OWNER_KEY);
        _refuses(_signed(_operation(""), key));
    }

    function testFuzz_refusesAnotherChallenge(bytes32 challenge) public {
        PackedUserOperation memory operation = _operation("");
        vm.assume(challenge != entryPoint.getUserOpHash(operation));
        operation.signature = _sign(OWNER_KEY, challenge);
        _refuses(operation);
    }

    /// @dev Whatever was signed, one changed byte of the operation is another operation.
    function testFuzz_refusesAChangedOperation(bytes memory calls, uint128 gas, uint128 fee)
        public
    {
        PackedUserOperation memory operation = _signed(_operation(""), OWNER_KEY);
        bytes32 signed = entryPoint.getUserOpHash(operation);
        operation.callData = _calling(calls);
        operation.preVerificationGas = _bound(gas, 0, 100_000);
        operation.gasFees = bytes32(uint256(_bound(fee, 0, 1)));
        vm.assume(entryPoint.getUserOpHash(operation) != signed);
        avm.deal(address(account), 1 ether);
        _refuses(operation);
    }

    function test_refusesTheSameOperationAgain() public {
        PackedUserOperation memory operation = _signed(_operation(""), OWNER_KEY);
        _handle(operation);
        vm.expectRevert(_refusal("AA25 invalid account nonce"));
        _handle(operation);
    }

    /// @dev Another account of the same passkey, on the same chain: the operation names its sender.
    function test_refusesAnOperationOfAnotherAccount() public {
        _command(_addKey(SECOND_KEY));
        PackedUserOperation memory operation = _operation("");
        Assertion memory made = _assertion(entryPoint.getUserOpHash(operation));
        made.index = 1;
        operation.signature = _sign(SECOND_KEY, made);
        _handle(operation);

        operation.sender = address(_accountOf(SECOND_KEY));
        operation.nonce = 0;
        operation.signature[0] = 0;
        _refuses(operation);
    }

    /// @dev The other of the two signatures that ECDSA always has.
    function testFuzz_refusesAHighS(uint256 gas) public {
        PackedUserOperation memory operation = _operation("");
        operation.preVerificationGas = _bound(gas, 0, 1_000_000);
        bytes memory signature = _sign(OWNER_KEY, entryPoint.getUserOpHash(operation));
        uint256 s;
        assembly {
            s := mload(add(signature, 65))
        }
        s = P256.N - s;
        assembly {
            mstore(add(signature, 65), s)
        }
        operation.signature = signature;
        _refuses(operation);
    }

    function testFuzz_refusesWhoWasNotPresentAndVerified(uint8 flags) public {
        PackedUserOperation memory operation = _operation("");
        Assertion memory made = _assertion(entryPoint.getUserOpHash(operation));
        made.flags = flags;
        operation.signature = _sign(OWNER_KEY, made);
        bool present = flags & 0x01 != 0;
        bool verified = flags & 0x04 != 0;
        bool possible = flags & 0x10 == 0 || flags & 0x08 != 0;
        if (present && verified && possible) _handle(operation);
        else _refuses(operation);
    }

    /// @dev Such as the client data of a registration: signed by the key, about the challenge.
    function test_refusesAnotherTypeOfClientData() public {
        string[4] memory kinds = ["webauthn.create", "payment.get", "webauthn.get ", ""];
        for (uint256 i; i < kinds.length; ++i) {
            PackedUserOperation memory operation = _operation("");
            Assertion memory made = _assertion(entryPoint.getUserOpHash(operation));
            made.kind = kinds[i];
            operation.signature = _sign(OWNER_KEY, made);
            _refuses(operation);
        }
    }

    /// @dev A page that asks for a longer challenge, the first part of which is ours.
    function test_refusesAChallengeThatOnlyBeginsSo() public {
        PackedUserOperation memory operation = _operation("");
        Assertion memory made = _assertion(entryPoint.getUserOpHash(operation));
        made.afterChallenge = 'AAAA","origin":"https://elsewhere.example","crossOrigin":false}';
        operation.signature = _sign(OWNER_KEY, made);
        _refuses(operation);
    }

    /// @dev The authenticator's word on where it was asked is part of what it signs.
    function test_refusesAnOriginThatWasNotSigned() public {
        PackedUserOperation memory operation = _operation("");
        Assertion memory made = _assertion(entryPoint.getUserOpHash(operation));
        bytes memory signature = _sign(OWNER_KEY, made);
        operation.signature = bytes.concat(signature, " ");
        _refuses(operation);
    }

    /// @dev Newer browsers add members, extensions add authenticator data.
    function testFuzz_takesWhatStandsBehind(bytes memory extensions, string memory members) public {
        vm.assume(extensions.length < 1000);
        PackedUserOperation memory operation = _operation("");
        bytes32 challenge = entryPoint.getUserOpHash(operation);
        bytes memory authenticator =
            abi.encodePacked(sha256("localhost"), uint8(0x85), uint32(7), extensions);
        string memory rest = string.concat('","origin":"https://tangible.example",', members, "}");
        operation.signature = _signRaw(OWNER_KEY, challenge, authenticator, rest);
        _handle(operation);
    }

    /// @dev No length of it is out of bounds, none reverts, and none but the whole is taken.
    function testFuzz_refusesACutSignature(uint256 length) public {
        PackedUserOperation memory operation = _signed(_operation(""), OWNER_KEY);
        bytes memory whole = operation.signature;
        length = _bound(length, 0, whole.length - 1);
        assembly {
            mstore(whole, length)
        }
        _refuses(operation);
    }

    function testFuzz_refusesNonsense(bytes memory signature) public {
        PackedUserOperation memory operation = _operation("");
        operation.signature = signature;
        _refuses(operation);
    }

    function testFuzz_refusesAnIndexWithoutAKey(uint8 index) public {
        vm.assume(index != 0);
        PackedUserOperation memory operation = _operation("");
        Assertion memory made = _assertion(entryPoint.getUserOpHash(operation));
        made.index = index;
        operation.signature = _sign(OWNER_KEY, made);
        _refuses(operation);
    }

    function testFuzz_answersTheEntryPointOnly(address sender) public {
        vm.assume(sender != address(entryPoint));
        PackedUserOperation memory operation = _signed(_operation(""), OWNER_KEY);
        bytes32 hash = entryPoint.getUserOpHash(operation);
        avm.deal(address(account), 1 ether);
        vm.expectRevert(abi.encodeWithSelector(AccountErrorsLib.NotEntryPoint.selector, sender));
        vm.prank(sender);
        account.validateUserOp(operation, hash, 1 ether);
    }

    function test_paysForItselfWhereNobodyElseDoes() public {
        avm.deal(address(account), 1 ether);
        PackedUserOperation memory operation = _operation("");
        operation.gasFees = bytes32(uint256(1 gwei) << 128 | 1 gwei);
        _handle(_signed(operation, OWNER_KEY));
        vm.assertEq(address(account).balance < 1 ether, true);
    }

    function test_doesNothingThatItCannotPayFor() public {
        PackedUserOperation memory operation = _operation("");
        operation.gasFees = bytes32(uint256(1 gwei) << 128 | 1 gwei);
        operation = _signed(operation, OWNER_KEY);
        vm.expectRevert(_refusal("AA21 didn't pay prefund"));
        _handle(operation);
    }

    /// @dev A chain older than the precompile: dearer, and the same answers.
    function test_needsNoPrecompile() public {
        bytes32 hash = keccak256("a hash");
        avm.mockCall(address(0x100), "", "");
        bytes memory signature = _sign(OWNER_KEY, account.signedFor(hash));
        uint256 before = gasleft();
        vm.assertEq(bytes32(account.isValidSignature(hash, signature)), bytes32(hex"1626ba7e"));
        vm.assertEq(before - gasleft() > 100_000, true);
        signature = _sign(STRANGER_KEY, account.signedFor(hash));
        vm.assertEq(bytes32(account.isValidSignature(hash, signature)), bytes32(hex"ffffffff"));
    }

    function _refuses(PackedUserOperation memory operation) internal {
        vm.expectRevert(_refusal("AA24 signature error"));
        _handle(operation);
    }
}
