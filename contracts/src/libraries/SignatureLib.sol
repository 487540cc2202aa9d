// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import { SignatureCheckerLib } from "solady/utils/SignatureCheckerLib.sol";

/// @title SignatureLib
/// @notice Whether an account signed: by its key (r . s . v, 65 bytes, low s), or as a contract
/// (ERC-1271), whose signature may have any form.
/// @dev The key is tried first: an account with a key may have code too (EIP-7702), and one without
/// code is not looked up, which saves 2,600 gas. The contract is asked by a static call: whatever
/// it does there, it changes nothing.
library SignatureLib {
    /// @dev Half of the order of secp256k1: above it, s has a twin that is valid too (EIP-2).
    uint256 private constant HALF_ORDER =
        0x7fffffffffffffffffffffffffffffff5d576e7357a4501ddfe92f46681b20a0;

    function isSignedBy(address account, bytes32 digest, bytes calldata signature)
        internal
        view
        returns (bool)
    {
        if (signature.length == 65) {
            bytes32 r = bytes32(signature[0:32]);
            bytes32 s = bytes32(signature[32:64]);
            if (uint256(s) <= HALF_ORDER) {
                address signer = ecrecover(digest, uint8(signature[64]), r, s);
                if (signer == account && signer != address(0)) return true;
            }
        }
        return account.code.length != 0
            && SignatureCheckerLib.isValidERC1271SignatureNowCalldata(account, digest, signature);
    }
}
