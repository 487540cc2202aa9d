// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import { Ask } from "../../src/interfaces/IMarket.sol";
import { Test } from "./Test.sol";

/// @notice The digests of EIP-712, made from its text and not with the code under test.
abstract contract Typed is Test {
    bytes32 internal constant DOMAIN_TYPE = keccak256(
        "EIP712Domain(string name,string version,uint256 chainId,address verifyingContract)"
    );
    bytes32 internal constant ASK_TYPE = keccak256(
        "Ask(uint256 tokenId,uint64 price,uint32 nonce,uint64 deadline,address buyer,bytes32 receipt)"
    );
    bytes32 internal constant CANCEL_TYPE = keccak256("Cancel(uint256 tokenId,uint32 nonce)");

    function _askDigest(address licences, Ask memory ask) internal view returns (bytes32) {
        return _typed("Tangible licence", licences, keccak256(abi.encode(ASK_TYPE, ask)));
    }

    function _cancelDigest(address licences, uint256 id, uint32 nonce)
        internal
        view
        returns (bytes32)
    {
        bytes32 structHash = keccak256(abi.encode(CANCEL_TYPE, id, nonce));
        return _typed("Tangible licence", licences, structHash);
    }

    function _typed(string memory name, address verifying, bytes32 structHash)
        internal
        view
        returns (bytes32)
    {
        bytes32 domain = keccak256(
            abi.encode(
                DOMAIN_TYPE, keccak256(bytes(name)), keccak256("1"), block.chainid, verifying
            )
        );
        return keccak256(abi.encodePacked(hex"1901", domain, structHash));
    }

    function _signature(uint256 key, bytes32 digest) internal pure returns (bytes memory) {
        (uint8 v, bytes32 r, bytes32 s) = vm.sign(key, digest);
        return abi.encodePacked(r, s, v);
    }
}
