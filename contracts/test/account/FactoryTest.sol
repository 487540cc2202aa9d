// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import { P256 } from "@openzeppelin/contracts/utils/cryptography/P256.sol";

import { PasskeyAccount } from "../../src/account/PasskeyAccount.sol";
import { PackedUserOperation } from "../../src/account/interfaces/IEntryPoint.sol";
import { IPasskeyAccountFactory } from "../../src/account/interfaces/IPasskeyAccountFactory.sol";
import { AccountErrorsLib } from "../../src/account/libraries/AccountErrorsLib.sol";
import { AccountTest } from "./support/AccountTest.sol";

contract FactoryTest is AccountTest {
    /// @dev What any verifier computes, with no chain at hand: written out here once more.
    function testFuzz_putsAnAccountWhereItsKeySays(uint256 key) public {
        key = _bound(key, 1, P256.N - 1);
        vm.assume(key != OWNER_KEY);
        (uint256 x, uint256 y) = avm.publicKeyP256(key);
        address implementation = _create(address(factory), 1);
        bytes memory code = abi.encodePacked(
            hex"61006d3d81600a3d39f3363d3d373d3d3d363d73",
            implementation,
            hex"5af43d82803e903d91602b57fd5bf3",
            x,
            y
        );
        address expected = address(
            uint160(
                uint256(keccak256(abi.encodePacked(hex"ff", factory, bytes32(0), keccak256(code))))
            )
        );

        vm.assertEq(factory.implementation(), implementation);
        vm.assertEq(factory.addressOf(x, y), expected);
        vm.expectEmit(true, true, true, true);
        emit IPasskeyAccountFactory.AccountCreated(expected, x, y);
        vm.assertEq(factory.createAccount(x, y), expected);
        (bool live, uint256 foundX, uint256 foundY) = PasskeyAccount(payable(expected)).keyAt(0);
        vm.assertEq(live, true);
        vm.assertEq(foundX, x);
        vm.assertEq(foundY, y);
    }

    function testFuzz_answersTheSameAccountAgain(uint256 key) public {
        key = _bound(key, 1, P256.N - 1);
        vm.assertEq(address(_accountOf(key)), address(_accountOf(key)));
    }

    /// @dev The first thing that an account does: it is created, buys, and the platform pays.
    function test_createsTheAccountOfItsFirstOperation() public {
        uint256 edition = _register(13e6);
        (uint256 x, uint256 y) = avm.publicKeyP256(SECOND_KEY);
        address buyer = factory.addressOf(x, y);
        coin.mint(buyer, 13e6);
        PackedUserOperation memory operation = _operation(buyer, _purchase(edition, 13e6, buyer));
        operation.initCode =
            abi.encodePacked(factory, abi.encodeCall(factory.createAccount, (x, y)));
        _sponsor(operation);
        _handle(_signed(operation, SECOND_KEY));

        vm.assertEq(licences.ownerOf(edition << 64 | 1), buyer);
        vm.assertEq(buyer.balance, 0);
    }

    function testFuzz_refusesWhatIsNoPointOfTheCurve(uint256 x, uint256 y) public {
        vm.assume(!P256.isValidPublicKey(bytes32(x), bytes32(y)));
        vm.expectRevert(abi.encodeWithSelector(AccountErrorsLib.BadKey.selector, x, y));
        factory.createAccount(x, y);
    }

    /// @dev The code behind the proxies is nobody's account.
    function test_leavesTheSharedCodeToNobody() public {
        PasskeyAccount shared = PasskeyAccount(payable(factory.implementation()));
        PackedUserOperation memory operation = _operation(address(shared), "");
        operation = _signed(operation, OWNER_KEY);
        vm.expectRevert(_refusal("AA24 signature error"));
        _handle(operation);
    }

    /// @dev CREATE, with a nonce below 128.
    function _create(address deployer, uint8 nonce) internal pure returns (address) {
        return address(uint160(uint256(keccak256(abi.encodePacked(hex"d694", deployer, nonce)))));
    }
}
