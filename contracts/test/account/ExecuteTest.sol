// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import { PackedUserOperation } from "../../src/account/interfaces/IEntryPoint.sol";
import { AccountErrorsLib } from "../../src/account/libraries/AccountErrorsLib.sol";
import { ErrorsLib } from "../../src/libraries/ErrorsLib.sol";
import { AccountTest } from "./support/AccountTest.sol";

contract ExecuteTest is AccountTest {
    function testFuzz_buysForExactlyThePrice(uint64 price, uint64 more) public {
        price = uint64(_bound(price, 100, type(uint48).max));
        uint256 edition = _register(price);
        coin.mint(address(account), uint256(price) + more);

        PackedUserOperation memory operation =
            _operation(_purchase(edition, price, address(account)));
        _sponsor(operation);
        _handle(_signed(operation, OWNER_KEY));

        vm.assertEq(licences.ownerOf(edition << 64 | 1), address(account));
        vm.assertEq(coin.balanceOf(address(account)), more);
        vm.assertEq(coin.allowance(address(account), address(licences)), 0);
        vm.assertEq(address(account).balance, 0);
    }

    /// @dev All or none: no allowance is left where the film could not be had.
    function test_takesTheApprovalBackWhenTheSaleFails() public {
        uint256 edition = _register(13e6);
        coin.mint(address(account), 12e6);
        PackedUserOperation memory operation =
            _operation(_purchase(edition, 13e6, address(account)));
        _handle(_signed(operation, OWNER_KEY));

        vm.assertEq(coin.allowance(address(account), address(licences)), 0);
        vm.assertEq(coin.balanceOf(address(account)), 12e6);
        vm.assertEq(licences.balanceOf(address(account)), 0);
    }

    function testFuzz_makesEveryCallInOrder(bytes[5] memory data, uint64[5] memory values) public {
        Recorder recorder = new Recorder();
        bytes memory calls;
        bytes32 expected;
        for (uint256 i; i < data.length; ++i) {
            calls = bytes.concat(calls, _one(address(recorder), values[i], data[i]));
            expected = keccak256(abi.encode(expected, values[i], data[i]));
        }
        avm.deal(address(account), 100 ether);
        _execute(calls);
        vm.assertEq(_seen(recorder), expected);
    }

    function test_sendsCoins() public {
        avm.deal(address(account), 1 ether);
        _execute(_one(bob, 0.25 ether, ""));
        vm.assertEq(bob.balance, 0.25 ether);
    }

    function testFuzz_refusesABatchThatIsCutShort(uint256 length) public {
        Recorder recorder = new Recorder();
        bytes memory calls = _one(address(recorder), "a call that is whole");
        uint256 whole = calls.length;
        calls = bytes.concat(calls, calls);
        length = _bound(length, whole + 1, 2 * whole - 1);
        assembly {
            mstore(calls, length)
        }
        vm.expectRevert(abi.encodeWithSelector(AccountErrorsLib.BadCalls.selector));
        _execute(calls);
        vm.assertEq(_seen(recorder), bytes32(0));
    }

    /// @dev No batch, however it was made, reaches over its end into other data.
    function testFuzz_refusesALengthPastTheEnd(uint32 length) public {
        length = uint32(_bound(length, 1, type(uint32).max));
        bytes memory calls = abi.encodePacked(bob, uint96(0), length);
        vm.expectRevert(abi.encodeWithSelector(AccountErrorsLib.BadCalls.selector));
        _execute(calls);
    }

    function test_passesARefusalOnAsItIs() public {
        bytes memory calls = _purchase(9, 1e6, address(account));
        vm.expectRevert(abi.encodeWithSelector(ErrorsLib.UnknownEdition.selector, 9));
        _execute(calls);
    }

    function testFuzz_answersTheEntryPointOnly(address sender) public {
        vm.assume(sender != address(entryPoint));
        vm.expectRevert(abi.encodeWithSelector(AccountErrorsLib.NotEntryPoint.selector, sender));
        vm.prank(sender);
        _executes("");
    }

    function test_takesALicenceThatIsSentSafely() public {
        uint256 edition = _register(13e6);
        vm.prank(minter);
        uint256 tokenId = licences.mintFor(edition, alice, keccak256("payment"));
        vm.prank(alice);
        licences.safeTransferFrom(alice, address(account), tokenId);
        vm.assertEq(licences.ownerOf(tokenId), address(account));
        vm.assertEq(account.supportsInterface(0x150b7a02), true);
        vm.assertEq(account.supportsInterface(0x01ffc9a7), true);
        vm.assertEq(account.supportsInterface(0xffffffff), false);
    }

    function test_givesItsLicenceAway() public {
        uint256 edition = _register(13e6);
        vm.prank(minter);
        uint256 tokenId = licences.mintFor(edition, address(account), keccak256("payment"));
        _execute(
            _one(
                address(licences),
                abi.encodeCall(licences.transferFrom, (address(account), bob, tokenId))
            )
        );
        vm.assertEq(licences.ownerOf(tokenId), bob);
    }

    function _seen(Recorder recorder) internal view returns (bytes32) {
        return vm.load(address(recorder), 0);
    }

    function _execute(bytes memory calls) internal {
        vm.prank(address(entryPoint));
        _executes(calls);
    }
}

/// @dev Has no function: whatever it is called with reaches the fallback.
contract Recorder {
    bytes32 internal seen;

    receive() external payable {
        _note("");
    }

    fallback() external payable {
        _note(msg.data);
    }

    function _note(bytes memory data) private {
        seen = keccak256(abi.encode(seen, msg.value, data));
    }
}
