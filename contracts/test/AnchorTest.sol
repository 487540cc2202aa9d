// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import { Anchor } from "../src/Anchor.sol";
import { IAnchor } from "../src/interfaces/IAnchor.sol";
import { ErrorsLib } from "../src/libraries/ErrorsLib.sol";
import { Test } from "./support/Test.sol";

contract AnchorTest is Test {
    address internal log = _account("log");
    Anchor internal anchor;

    function setUp() public {
        anchor = new Anchor(log);
    }

    /// @dev The head is rebuilt here from the events' values alone, as a verifier does.
    function testFuzz_chainsEveryRoot(bytes32[8] memory roots, uint256[8] memory sizes) public {
        bytes32 head;
        for (uint256 i; i < roots.length; ++i) {
            if (roots[i] == 0) roots[i] = bytes32(i + 1);
            vm.expectEmit(true, true, true, true);
            emit IAnchor.Anchored(roots[i], sizes[i]);
            vm.prank(log);
            anchor.anchor(head, roots[i], sizes[i]);
            head = keccak256(abi.encodePacked(head, roots[i], sizes[i]));
            vm.assertEq(anchor.head(), head);
        }
    }

    function testFuzz_refusesTheSameBatchAgain(bytes32 root, uint256 size) public {
        vm.assume(root != 0);
        vm.prank(log);
        anchor.anchor(0, root, size);
        bytes32 head = anchor.head();
        vm.expectRevert(abi.encodeWithSelector(ErrorsLib.StaleHead.selector, bytes32(0), head));
        vm.prank(log);
        anchor.anchor(0, root, size);
    }

    function testFuzz_refusesWhoIsNotTheAnchorer(address sender, bytes32 root) public {
        vm.assume(sender != log);
        vm.expectRevert(abi.encodeWithSelector(ErrorsLib.NotAnchorer.selector, sender));
        vm.prank(sender);
        anchor.anchor(0, root, 1);
    }

    function test_refusesNoRoot() public {
        vm.expectRevert(abi.encodeWithSelector(ErrorsLib.ZeroHash.selector));
        vm.prank(log);
        anchor.anchor(0, 0, 1);
    }
}
