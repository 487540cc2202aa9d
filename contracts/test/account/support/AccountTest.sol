// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import { PasskeyAccount } from "../../../src/account/PasskeyAccount.sol";
import { PasskeyAccountFactory } from "../../../src/account/PasskeyAccountFactory.sol";
import { SponsorPaymaster } from "../../../src/account/SponsorPaymaster.sol";
import {
    ENTRY_POINT,
    IEntryPoint,
    PackedUserOperation
} from "../../../src/account/interfaces/IEntryPoint.sol";
import { IPasskeyAccount } from "../../../src/account/interfaces/IPasskeyAccount.sol";
import { LicencesTest } from "../../support/LicencesTest.sol";
import { Assertion, Passkeys } from "./Passkeys.sol";

/// @notice A chain with the EntryPoint that its authors deployed, a factory, a paymaster with a
/// deposit, and one account.
abstract contract AccountTest is LicencesTest, Passkeys {
    /// @dev github.com/Arachnid/deterministic-deployment-proxy, as it is on every chain.
    address internal constant CREATE2_DEPLOYER = 0x4e59b44847b379578588920cA78FbF26c0B4956C;
    bytes internal constant CREATE2_DEPLOYER_CODE =
        hex"7fffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffe03601600081602082378035828234f58015156039578182fd5b8082525050506014600cf3";
    bytes32 internal constant ENTRY_POINT_SALT =
        0x0a59dbff790c23c976a548690c27297883cc66b4c67024f9117b0238995e35e9;
    string internal constant ENTRY_POINT_ARTIFACT =
        "node_modules/@account-abstraction/contracts/artifacts/EntryPoint.json";

    uint256 internal constant SIGNER_KEY = 0x5190;
    uint64 internal constant MAX_OPERATIONS = 5;
    uint256 internal constant MAX_COST_WEI = 0.01 ether;
    uint256 internal constant NOW = 1_800_000_000;

    address internal bundler = _account("bundler");
    address internal guardian = _account("guardian");

    IEntryPoint internal entryPoint = IEntryPoint(ENTRY_POINT);
    PasskeyAccountFactory internal factory;
    SponsorPaymaster internal paymaster;
    PasskeyAccount internal account;

    function setUp() public virtual override {
        super.setUp();
        avm.warp(NOW);
        _deployEntryPoint();
        factory = new PasskeyAccountFactory();
        paymaster = new SponsorPaymaster(admin, avm.addr(SIGNER_KEY), MAX_OPERATIONS, MAX_COST_WEI);
        avm.deal(address(this), 100 ether);
        entryPoint.depositTo{ value: 10 ether }(address(paymaster));
        avm.deal(bundler, 1 ether);
        account = _accountOf(OWNER_KEY);
    }

    function _deployEntryPoint() private {
        avm.etch(CREATE2_DEPLOYER, CREATE2_DEPLOYER_CODE);
        bytes memory code = avm.parseJsonBytes(avm.readFile(ENTRY_POINT_ARTIFACT), ".bytecode");
        (bool done,) = CREATE2_DEPLOYER.call(abi.encodePacked(ENTRY_POINT_SALT, code));
        vm.assertEq(done, true);
        vm.assertEq(ENTRY_POINT.code.length != 0, true);
    }

    function _accountOf(uint256 key) internal returns (PasskeyAccount) {
        (uint256 x, uint256 y) = avm.publicKeyP256(key);
        return PasskeyAccount(payable(factory.createAccount(x, y)));
    }

    /* OPERATIONS */

    /// @dev Unsigned, with neither paymaster nor fees: whoever bundles it works for nothing.
    function _operation(address sender, bytes memory calls)
        internal
        view
        returns (PackedUserOperation memory operation)
    {
        operation.sender = sender;
        operation.nonce = entryPoint.getNonce(sender, 0);
        operation.callData = _calling(calls);
        operation.accountGasLimits = bytes32(uint256(1_000_000) << 128 | 1_000_000);
        operation.preVerificationGas = 50_000;
    }

    function _operation(bytes memory calls) internal view returns (PackedUserOperation memory) {
        return _operation(address(account), calls);
    }

    function _calling(bytes memory calls) internal pure returns (bytes memory) {
        return bytes.concat(IPasskeyAccount.execute.selector, calls);
    }

    /// @dev The platform pays: fees of 1 gwei a gas.
    function _sponsor(PackedUserOperation memory operation) internal view {
        _sponsor(operation, SIGNER_KEY, uint48(NOW + 600));
    }

    function _sponsor(PackedUserOperation memory operation, uint256 signerKey, uint48 validUntil)
        internal
        view
    {
        uint192 lane = paymaster.laneOf(validUntil);
        operation.nonce = entryPoint.getNonce(operation.sender, lane);
        _sponsorAsItIs(operation, signerKey, validUntil);
    }

    function _sponsorAsItIs(
        PackedUserOperation memory operation,
        uint256 signerKey,
        uint48 validUntil
    ) internal view {
        operation.gasFees = bytes32(uint256(1 gwei) << 128 | 1 gwei);
        bytes memory head = abi.encodePacked(address(paymaster), uint128(100_000), uint128(0));
        operation.paymasterAndData = head;
        (uint8 v, bytes32 r, bytes32 s) =
            avm.sign(signerKey, paymaster.sponsorshipHash(operation, validUntil));
        operation.paymasterAndData =
            abi.encodePacked(head, validUntil, r, uint256(v - 27) << 255 | uint256(s));
    }

    function _signed(PackedUserOperation memory operation, uint256 key)
        internal
        view
        returns (PackedUserOperation memory)
    {
        operation.signature = _sign(key, entryPoint.getUserOpHash(operation));
        return operation;
    }

    /// @dev Signed by a passkey that is not the account's first.
    function _signedAt(PackedUserOperation memory operation, uint8 index, uint256 key)
        internal
        view
        returns (PackedUserOperation memory)
    {
        Assertion memory made = _assertion(entryPoint.getUserOpHash(operation));
        made.index = index;
        operation.signature = _sign(key, made);
        return operation;
    }

    function _handle(PackedUserOperation memory operation) internal {
        PackedUserOperation[] memory operations = new PackedUserOperation[](1);
        operations[0] = operation;
        vm.prank(bundler);
        entryPoint.handleOps(operations, payable(bundler));
    }

    /// @dev The owner's account does one thing by itself.
    function _command(bytes memory data) internal {
        _handle(_signed(_operation(_toItself(data)), OWNER_KEY));
    }

    /// @dev Calls the account, as whoever is pranked.
    function _executes(bytes memory calls) internal {
        _callsAccount(_calling(calls));
    }

    /// @dev As if an operation had been signed.
    function _itself(bytes memory data) internal {
        vm.prank(address(account));
        _callsAccount(data);
    }

    function _callsAccount(bytes memory data) private {
        (bool done, bytes memory answer) = address(account).call(data);
        if (done) return;
        assembly {
            revert(add(answer, 32), mload(answer))
        }
    }

    function _addKey(uint256 key) internal pure returns (bytes memory) {
        (uint256 x, uint256 y) = avm.publicKeyP256(key);
        return abi.encodeCall(IPasskeyAccount.addKey, (x, y));
    }

    function _toItself(bytes memory data) internal view returns (bytes memory) {
        return _one(address(account), data);
    }

    function _one(address to, bytes memory data) internal pure returns (bytes memory) {
        return _one(to, 0, data);
    }

    function _one(address to, uint96 value, bytes memory data)
        internal
        pure
        returns (bytes memory)
    {
        return abi.encodePacked(to, value, uint32(data.length), data);
    }

    /// @dev What a page asks for when a film is bought: exactly its price, then the film.
    function _purchase(uint256 edition, uint64 price, address buyer)
        internal
        view
        returns (bytes memory)
    {
        bytes memory approve =
            abi.encodeWithSignature("approve(address,uint256)", address(licences), price);
        return bytes.concat(
            _one(licences.stablecoin(), approve),
            _one(address(licences), abi.encodeCall(licences.buy, (edition, buyer, price)))
        );
    }

    function _refusal(string memory reason) internal pure returns (bytes memory) {
        return abi.encodeWithSignature("FailedOp(uint256,string)", 0, reason);
    }

    function _refusal(string memory reason, bytes memory inner)
        internal
        pure
        returns (bytes memory)
    {
        return abi.encodeWithSignature("FailedOpWithRevert(uint256,string,bytes)", 0, reason, inner);
    }
}
