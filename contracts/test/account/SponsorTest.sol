// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import { SponsorPaymaster } from "../../src/account/SponsorPaymaster.sol";
import { PackedUserOperation } from "../../src/account/interfaces/IEntryPoint.sol";
import { AccountErrorsLib } from "../../src/account/libraries/AccountErrorsLib.sol";
import { AccountTest } from "./support/AccountTest.sol";

contract SponsorTest is AccountTest {
    uint256 internal constant DEPOSIT = 10 ether;
    uint48 internal constant UNTIL = uint48(NOW + 600);

    function test_paysForAnAccountThatHasNothing() public {
        _handle(_sponsored());
        uint256 paid = DEPOSIT - entryPoint.balanceOf(address(paymaster));
        vm.assertEq(paid != 0 && paid < MAX_COST_WEI, true);
        vm.assertEq(address(account).balance, 0);
    }

    function testFuzz_refusesWhatItsSignerDidNotSign(uint256 key) public {
        key = _bound(key, 1, 1 << 128);
        vm.assume(key != SIGNER_KEY);
        _refuses(_sponsored(key, UNTIL), "AA34 signature error");
    }

    /// @dev Each field of the operation is in the sponsorship: none can be swapped under it.
    function testFuzz_refusesASponsorshipForAnotherOperation(uint8 field, uint64 change) public {
        PackedUserOperation memory operation = _operation("");
        _sponsor(operation);
        change = uint64(_bound(change, 1, 1000));
        field = uint8(_bound(field, 0, 4));
        if (field == 0) operation.callData = bytes.concat(operation.callData, bytes32(0));
        if (field == 1) operation.nonce = operation.nonce + 1;
        if (field == 2) operation.preVerificationGas += change;
        if (field == 3) {
            operation.accountGasLimits = bytes32(uint256(operation.accountGasLimits) - change);
        }
        if (field == 4) operation.gasFees = bytes32(uint256(operation.gasFees) - change);
        if (field == 1) {
            // The nonce's turn comes, and still the sponsorship is not for it.
            _handle(_sponsored());
        }
        _refuses(_signed(operation, OWNER_KEY), "AA34 signature error");
    }

    function test_refusesASponsorshipForAnotherAccount() public {
        PackedUserOperation memory operation = _operation("");
        _sponsor(operation);
        operation.sender = address(_accountOf(SECOND_KEY));
        _refuses(_signed(operation, SECOND_KEY), "AA34 signature error");
    }

    function test_refusesASponsorshipOfAnotherPaymaster() public {
        SponsorPaymaster other =
            new SponsorPaymaster(admin, avm.addr(SIGNER_KEY), MAX_OPERATIONS, MAX_COST_WEI);
        entryPoint.depositTo{ value: 1 ether }(address(other));
        PackedUserOperation memory operation = _operation("");
        _sponsor(operation);
        bytes memory data = operation.paymasterAndData;
        bytes20 stolen = bytes20(address(other));
        assembly {
            mstore(add(data, 32), or(stolen, shr(160, shl(160, mload(add(data, 32))))))
        }
        _refuses(_signed(operation, OWNER_KEY), "AA34 signature error");
    }

    function test_refusesTheSameSponsorshipAgain() public {
        PackedUserOperation memory operation = _sponsored();
        _handle(operation);
        _refuses(operation, "AA25 invalid account nonce");
    }

    function testFuzz_refusesASponsorshipThatHasLapsed(uint256 late) public {
        PackedUserOperation memory operation = _sponsored();
        avm.warp(_bound(late, NOW + 601, NOW + 365 days));
        _refuses(operation, "AA32 paymaster expired or not due");
    }

    /// @dev Written out, as the server makes it.
    function testFuzz_signsEveryFieldButTheSignatures(PackedUserOperation memory operation)
        public
        view
    {
        operation.paymasterAndData = abi.encodePacked(
            paymaster, operation.accountGasLimits, operation.paymasterAndData
        );
        bytes32 limits = operation.accountGasLimits;
        bytes memory fields = abi.encode(
            block.chainid,
            operation.sender,
            operation.nonce,
            keccak256(operation.initCode),
            keccak256(operation.callData),
            operation.accountGasLimits,
            operation.preVerificationGas,
            operation.gasFees,
            limits,
            UNTIL
        );
        vm.assertEq(
            paymaster.sponsorshipHash(operation, UNTIL),
            keccak256(abi.encodePacked(hex"1900", paymaster, fields))
        );
    }

    /// @dev Whatever the platform signs by mistake, an account costs a known sum a period.
    function test_paysOnlySoManyOperationsInAPeriod() public {
        for (uint256 i; i < MAX_OPERATIONS; ++i) {
            _handle(_sponsored());
        }
        PackedUserOperation memory operation = _sponsored();
        _reverts(
            operation,
            abi.encodeWithSelector(AccountErrorsLib.TooManyOperations.selector, MAX_OPERATIONS)
        );
        vm.assertEq(
            entryPoint.balanceOf(address(paymaster)) >= DEPOSIT - MAX_OPERATIONS * MAX_COST_WEI,
            true
        );

        avm.warp(NOW + paymaster.PERIOD());
        _handle(_sponsored(SIGNER_KEY, uint48(UNTIL + paymaster.PERIOD())));
    }

    /// @dev Neither by another lane, nor by a lane of another period.
    function testFuzz_refusesAnOperationOfAnotherLane(uint192 lane) public {
        uint256 expected = paymaster.laneOf(UNTIL);
        vm.assume(lane != expected);
        PackedUserOperation memory operation = _operation("");
        operation.nonce = entryPoint.getNonce(address(account), lane);
        _sponsorAsItIs(operation, SIGNER_KEY, UNTIL);
        _reverts(
            _signed(operation, OWNER_KEY),
            abi.encodeWithSelector(AccountErrorsLib.WrongLane.selector, expected, lane)
        );
    }

    function test_refusesAnOperationThatCouldCostTooMuch() public {
        PackedUserOperation memory operation = _operation("");
        operation.accountGasLimits = bytes32(uint256(1_000_000) << 128 | 9_000_000);
        _sponsor(operation);
        _reverts(
            _signed(operation, OWNER_KEY),
            abi.encodeWithSelector(
                AccountErrorsLib.CostTooHigh.selector, MAX_COST_WEI, 10_150_000 * 1 gwei
            )
        );
    }

    function testFuzz_refusesWhatIsNoSponsorship(bytes memory data) public {
        vm.assume(data.length != 70);
        PackedUserOperation memory operation = _operation("");
        operation.paymasterAndData = abi.encodePacked(paymaster, uint128(100_000), uint128(0), data);
        _reverts(
            _signed(operation, OWNER_KEY),
            abi.encodeWithSelector(AccountErrorsLib.SponsorshipMalformed.selector)
        );
    }

    /// @dev The sponsored account's own signature still decides.
    function test_sponsorsNobodyWhoDidNotSign() public {
        PackedUserOperation memory operation = _operation("");
        _sponsor(operation);
        _refuses(_signed(operation, STRANGER_KEY), "AA24 signature error");
        vm.assertEq(entryPoint.balanceOf(address(paymaster)), DEPOSIT);
    }

    function test_paysNothingItDoesNotHave() public {
        vm.prank(admin);
        paymaster.withdrawTo(payable(bob), DEPOSIT);
        _refuses(_sponsored(), "AA31 paymaster deposit too low");
    }

    function testFuzz_givesTheOwnerItsDepositBack(uint256 amount) public {
        amount = _bound(amount, 0, DEPOSIT);
        vm.prank(admin);
        paymaster.withdrawTo(payable(bob), amount);
        vm.assertEq(bob.balance, amount);
        vm.assertEq(entryPoint.balanceOf(address(paymaster)), DEPOSIT - amount);
    }

    function test_locksAndGivesBackAStake() public {
        avm.deal(admin, 1 ether);
        vm.prank(admin);
        paymaster.addStake{ value: 1 ether }(1 days);
        vm.prank(admin);
        paymaster.unlockStake();
        avm.warp(NOW + 1 days);
        vm.prank(admin);
        paymaster.withdrawStake(payable(bob));
        vm.assertEq(bob.balance, 1 ether);
    }

    function testFuzz_givesNobodyElseAnything(address sender) public {
        vm.assume(sender != admin);
        vm.expectRevert(_unauthorized());
        vm.prank(sender);
        paymaster.withdrawTo(payable(sender), 1);
        vm.expectRevert(_unauthorized());
        vm.prank(sender);
        paymaster.addStake(1);
        vm.expectRevert(_unauthorized());
        vm.prank(sender);
        paymaster.unlockStake();
        vm.expectRevert(_unauthorized());
        vm.prank(sender);
        paymaster.withdrawStake(payable(sender));
    }

    function test_refusesNobodyAsSignerOrOwner() public {
        vm.expectRevert(abi.encodeWithSelector(AccountErrorsLib.ZeroAddress.selector));
        new SponsorPaymaster(admin, address(0), 1, 1);
        vm.expectRevert(abi.encodeWithSelector(AccountErrorsLib.ZeroAddress.selector));
        new SponsorPaymaster(address(0), bob, 1, 1);
    }

    function _sponsored() internal view returns (PackedUserOperation memory) {
        PackedUserOperation memory operation = _operation("");
        _sponsor(operation);
        return _signed(operation, OWNER_KEY);
    }

    function _sponsored(uint256 key, uint48 validUntil)
        internal
        view
        returns (PackedUserOperation memory)
    {
        PackedUserOperation memory operation = _operation("");
        _sponsor(operation, key, validUntil);
        return _signed(operation, OWNER_KEY);
    }

    function _refuses(PackedUserOperation memory operation, string memory reason) internal {
        vm.expectRevert(_refusal(reason));
        _handle(operation);
    }

    function _reverts(PackedUserOperation memory operation, bytes memory reason) internal {
        vm.expectRevert(_refusal("AA33 reverted", reason));
        _handle(operation);
    }
}
