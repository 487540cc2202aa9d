// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import { MarketTest } from "./support/MarketTest.sol";

/// @notice What nobody can ever do to an owner (docs/adr/0016).
contract PolicyTest is MarketTest {
    /// @dev One account with every role, the owner's key, and all that is not an owner's: whatever
    /// it calls with whatever arguments, the licence stays as it is.
    function testFuzz_noRoleTouchesALicence(bytes32[6] memory args, uint8 which) public {
        vm.prank(admin);
        licences.grantRoles(admin, type(uint256).max);
        vm.prank(seller);
        licences.list(tokenId, 8e6);
        bytes32 slot = keccak256(abi.encode(tokenId, uint256(0)));
        bytes32 word = vm.load(address(licences), slot);
        if (which & 64 == 0) args[0] = bytes32(tokenId);
        if (which & 128 == 0) args[1] = bytes32(uint256(uint160(seller)));

        bytes4[26] memory all = _stateChanging();
        bytes4 selector = all[which % all.length];
        vm.prank(admin);
        (bool done,) = address(licences)
            .call(abi.encodePacked(selector, args[0], args[1], args[2], args[3], args[4], args[5]));

        // The one way: to pay what its owner asks.
        if (done) vm.assertEq(vm.load(address(licences), slot), word);
        vm.assertEq(licences.ownerOf(tokenId), seller);
    }

    /// @dev Code that cannot change: no delegatecall, callcode or selfdestruct is in it, and so no
    /// proxy either. Walks the code as the machine does, over what is pushed.
    function test_codeCannotChange() public view {
        bytes memory code = address(licences).code;
        for (uint256 i; i < code.length; ++i) {
            uint8 op = uint8(code[i]);
            if (op >= 0x60 && op <= 0x7f) i += op - 0x5f;
            else vm.assertEq(op == 0xf4 || op == 0xf2 || op == 0xff, false);
        }
        vm.assertEq(code.length < 24_576, true);
    }

    function _stateChanging() internal view returns (bytes4[26] memory) {
        return [
            licences.accept.selector,
            licences.acceptSigned.selector,
            licences.approve.selector,
            licences.buy.selector,
            licences.cancel.selector,
            licences.cancelSigned.selector,
            licences.cancelOwnershipHandover.selector,
            licences.completeOwnershipHandover.selector,
            licences.giveShare.selector,
            licences.grantRoles.selector,
            licences.list.selector,
            licences.mintFor.selector,
            licences.mintPaid.selector,
            licences.pause.selector,
            licences.registerEdition.selector,
            licences.registerSharedEdition.selector,
            licences.renounceOwnership.selector,
            licences.renounceRoles.selector,
            licences.requestOwnershipHandover.selector,
            licences.resume.selector,
            licences.revokeRoles.selector,
            licences.setApprovalForAll.selector,
            licences.setPrice.selector,
            licences.transferFrom.selector,
            licences.transferOwnership.selector,
            licences.withdraw.selector
        ];
    }
}
