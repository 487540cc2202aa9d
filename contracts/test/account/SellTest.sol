// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import { Ask } from "../../src/interfaces/IMarket.sol";
import { ErrorsLib } from "../../src/libraries/ErrorsLib.sol";
import { AccountTest } from "./support/AccountTest.sol";

/// @notice An account sells what it owns: its passkey signs the ask, the licence contract asks the
/// account (ERC-1271), and nobody pays gas until there is a buyer.
contract SellTest is AccountTest {
    uint64 internal constant PRICE = 8e6;

    uint256 internal tokenId;

    function setUp() public override {
        super.setUp();
        uint256 edition = _register(13e6);
        vm.prank(minter);
        tokenId = licences.mintFor(edition, address(account), keccak256("payment"));
        _fund(alice, PRICE);
    }

    function test_sellsByItsPasskeysSignature() public {
        Ask memory ask = _ask();
        bytes memory signature = _sign(OWNER_KEY, account.signedFor(_digest(ask)));
        vm.prank(alice);
        licences.acceptSigned(ask, signature, alice);

        vm.assertEq(licences.ownerOf(tokenId), alice);
        vm.assertEq(coin.balanceOf(address(account)), uint256(PRICE) * 80 / 100);
    }

    function test_sellsByNoOtherSignature() public {
        Ask memory ask = _ask();
        bytes32 digest = _digest(ask);
        _refuses(ask, _sign(STRANGER_KEY, account.signedFor(digest)));
        // The ask itself, as a key's account would sign it.
        _refuses(ask, _sign(OWNER_KEY, digest));
        bytes memory signature = _sign(OWNER_KEY, account.signedFor(digest));
        ask.price -= 1;
        _refuses(ask, signature);
    }

    /// @dev A stolen passkey that was taken out cannot sell either, not even what it signed before.
    function test_sellsNothingThatARemovedPasskeySigned() public {
        Ask memory ask = _ask();
        bytes memory signature = _sign(OWNER_KEY, account.signedFor(_digest(ask)));
        _itself(_addKey(SECOND_KEY));
        _itself(abi.encodeCall(account.removeKey, (0)));
        _refuses(ask, signature);
    }

    function _refuses(Ask memory ask, bytes memory signature) internal {
        vm.expectRevert(abi.encodeWithSelector(ErrorsLib.NotSigned.selector, address(account)));
        vm.prank(alice);
        licences.acceptSigned(ask, signature, alice);
    }

    function _ask() internal view returns (Ask memory) {
        return Ask({
            tokenId: tokenId,
            price: PRICE,
            nonce: licences.wordOf(tokenId).nonce,
            deadline: uint64(NOW + 1 days),
            buyer: address(0),
            receipt: keccak256("receipt")
        });
    }

    function _digest(Ask memory ask) internal view returns (bytes32) {
        bytes32 domain = keccak256(
            abi.encode(
                keccak256(
                    "EIP712Domain(string name,string version,uint256 chainId,address verifyingContract)"
                ),
                keccak256("Tangible licence"),
                keccak256("1"),
                block.chainid,
                address(licences)
            )
        );
        bytes32 message = keccak256(
            abi.encode(
                keccak256(
                    "Ask(uint256 tokenId,uint64 price,uint32 nonce,uint64 deadline,address buyer,bytes32 receipt)"
                ),
                ask
            )
        );
        return keccak256(abi.encodePacked(hex"1901", domain, message));
    }
}
