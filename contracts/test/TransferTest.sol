// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import { IERC721, IERC721Receiver } from "../src/interfaces/IERC721.sol";
import { Word } from "../src/interfaces/ILicences.sol";
import { ErrorsLib } from "../src/libraries/ErrorsLib.sol";
import { LicencesTest } from "./support/LicencesTest.sol";

contract TransferTest is LicencesTest {
    uint256 internal tokenId;

    function setUp() public override {
        super.setUp();
        uint256 edition = _register(13e6);
        vm.prank(minter);
        tokenId = licences.mintFor(edition, alice, keccak256("payment"));
    }

    function testFuzz_movesAndBumpsTheNonce(address to) public {
        _assumeOwner(to);
        vm.expectEmit(true, true, true, true);
        emit IERC721.Transfer(alice, to, tokenId);
        vm.prank(alice);
        licences.transferFrom(alice, to, tokenId);

        Word memory word = licences.wordOf(tokenId);
        vm.assertEq(word.owner, to);
        vm.assertEq(word.nonce, 1);
        vm.assertEq(licences.balanceOf(alice), to == alice ? 1 : 0);
        vm.assertEq(licences.balanceOf(to), 1);
    }

    /// @dev To oneself too: whatever was signed for the old nonce is dead.
    function testFuzz_bumpsTheNonceEachTime(uint8 moves) public {
        for (uint256 i; i < moves % 16; ++i) {
            (address from, address to) = i % 2 == 0 ? (alice, bob) : (bob, alice);
            vm.prank(from);
            licences.transferFrom(from, to, tokenId);
        }
        vm.assertEq(licences.wordOf(tokenId).nonce, moves % 16);
    }

    /// @dev The slot that storage proofs name, and its layout: owner:160 | nonce:32 | ask:64.
    function test_keepsTheWordWhereProofsLook() public {
        bytes32 slot = keccak256(abi.encode(tokenId, uint256(0)));
        vm.assertEq(vm.load(address(licences), slot), bytes32(uint256(uint160(alice))));
        vm.prank(alice);
        licences.transferFrom(alice, bob, tokenId);
        vm.assertEq(
            vm.load(address(licences), slot), bytes32(uint256(1) << 160 | uint256(uint160(bob)))
        );
    }

    function testFuzz_refusesWhoIsNotTheOwner(address sender, address from, address to) public {
        vm.assume(sender != alice);
        vm.expectRevert(abi.encodeWithSelector(ErrorsLib.NotOwner.selector, tokenId, sender));
        vm.prank(sender);
        licences.transferFrom(from, to, tokenId);
        vm.expectRevert(abi.encodeWithSelector(ErrorsLib.NotOwner.selector, tokenId, sender));
        vm.prank(sender);
        licences.transferFrom(alice, to, tokenId);
    }

    function testFuzz_refusesTheOwnerForAnother(address from) public {
        vm.assume(from != alice);
        vm.expectRevert(abi.encodeWithSelector(ErrorsLib.NotOwner.selector, tokenId, alice));
        vm.prank(alice);
        licences.transferFrom(from, bob, tokenId);
    }

    function test_refusesNobodyAndTheUnknown() public {
        vm.expectRevert(abi.encodeWithSelector(ErrorsLib.ZeroAddress.selector));
        vm.prank(alice);
        licences.transferFrom(alice, address(0), tokenId);
        vm.expectRevert(abi.encodeWithSelector(ErrorsLib.UnknownLicence.selector, 77));
        vm.prank(alice);
        licences.transferFrom(alice, bob, 77);
        vm.expectRevert(abi.encodeWithSelector(ErrorsLib.UnknownLicence.selector, 77));
        licences.ownerOf(77);
    }

    function testFuzz_refusesOperators(address operator, bool approved) public {
        vm.expectRevert(abi.encodeWithSelector(ErrorsLib.ApprovalsRefused.selector));
        vm.prank(alice);
        licences.approve(operator, tokenId);
        vm.expectRevert(abi.encodeWithSelector(ErrorsLib.ApprovalsRefused.selector));
        vm.prank(alice);
        licences.setApprovalForAll(operator, approved);
        vm.assertEq(licences.getApproved(tokenId), address(0));
        vm.assertEq(licences.isApprovedForAll(alice, operator), false);
    }

    function test_asksAContractWhetherItAccepts() public {
        address willing = address(new Receiver(IERC721Receiver.onERC721Received.selector));
        address unwilling = address(new Receiver(0xdeadbeef));
        vm.expectRevert(abi.encodeWithSelector(ErrorsLib.UnsafeReceiver.selector, unwilling));
        vm.prank(alice);
        licences.safeTransferFrom(alice, unwilling, tokenId);
        vm.expectRevert();
        vm.prank(alice);
        licences.safeTransferFrom(alice, address(coin), tokenId, "hello");

        vm.prank(alice);
        licences.safeTransferFrom(alice, willing, tokenId, "hello");
        vm.assertEq(licences.ownerOf(tokenId), willing);
    }

    function test_givesSafelyToAPerson() public {
        vm.prank(alice);
        licences.safeTransferFrom(alice, bob, tokenId);
        vm.assertEq(licences.ownerOf(tokenId), bob);
    }
}

contract Receiver {
    bytes4 internal immutable ANSWER;

    constructor(bytes4 answer) {
        ANSWER = answer;
    }

    function onERC721Received(address, address, uint256, bytes calldata)
        external
        view
        returns (bytes4)
    {
        return ANSWER;
    }
}
