// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import { AccountTest } from "./support/AccountTest.sol";
import { Assertion } from "./support/Passkeys.sol";

/// @notice ERC-1271: how an account signs what is not an operation, such as an ask.
contract VouchTest is AccountTest {
    bytes4 internal constant YES = 0x1626ba7e;
    bytes4 internal constant NO = 0xffffffff;

    function testFuzz_vouchesForWhatItsPasskeySigned(bytes32 hash) public view {
        bytes memory signature = _sign(OWNER_KEY, account.signedFor(hash));
        _assertAnswer(hash, signature, YES);
    }

    function testFuzz_vouchesForNothingElse(bytes32 hash, bytes32 other) public view {
        vm.assume(hash != other);
        _assertAnswer(hash, _sign(OWNER_KEY, account.signedFor(other)), NO);
        _assertAnswer(hash, _sign(STRANGER_KEY, account.signedFor(hash)), NO);
        _assertAnswer(hash, "", NO);
    }

    /// @dev The bare hash could be the same for every account of one passkey.
    function testFuzz_vouchesForNoBareHash(bytes32 hash) public view {
        _assertAnswer(hash, _sign(OWNER_KEY, hash), NO);
    }

    /// @dev Two accounts of one passkey: what one has signed the other has not.
    function testFuzz_vouchesForNoOtherAccount(bytes32 hash) public {
        _itself(_addKey(SECOND_KEY));
        Assertion memory made = _assertion(account.signedFor(hash));
        made.index = 1;
        bytes memory signature = _sign(SECOND_KEY, made);
        _assertAnswer(hash, signature, YES);

        account = _accountOf(SECOND_KEY);
        signature[0] = 0;
        _assertAnswer(hash, signature, NO);
    }

    /// @dev The typed data, written out as a wallet would hash it.
    function testFuzz_signsTypedData(bytes32 hash) public view {
        bytes32 domain = keccak256(
            abi.encode(
                keccak256(
                    "EIP712Domain(string name,string version,uint256 chainId,address verifyingContract)"
                ),
                keccak256("Tangible passkey account"),
                keccak256("1"),
                block.chainid,
                address(account)
            )
        );
        bytes32 message = keccak256(abi.encode(keccak256("Vouch(bytes32 hash)"), hash));
        vm.assertEq(
            account.signedFor(hash), keccak256(abi.encodePacked(hex"1901", domain, message))
        );
    }

    function _assertAnswer(bytes32 hash, bytes memory signature, bytes4 answer) internal view {
        vm.assertEq(bytes32(account.isValidSignature(hash, signature)), bytes32(answer));
    }
}
