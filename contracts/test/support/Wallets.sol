// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import { ILicences } from "../../src/interfaces/ILicences.sol";
import { Ask } from "../../src/interfaces/IMarket.sol";

interface Coin {
    function approve(address spender, uint256 amount) external returns (bool);
}

/// @notice A wallet that is a contract, as a passkey account is: says yes to digests it was told of.
contract Wallet {
    mapping(bytes32 digest => bool) public signs;

    function sign(bytes32 digest) external {
        signs[digest] = true;
    }

    function isValidSignature(bytes32 digest, bytes calldata)
        external
        view
        virtual
        returns (bytes4)
    {
        return signs[digest] ? bytes4(0x1626ba7e) : bytes4(0xffffffff);
    }
}

/// @notice Says yes to everything, and while asked tries to move its licence away, or worse.
contract HostileWallet {
    enum Mischief {
        NONE,
        TRANSFER,
        CANCEL,
        SELL_AGAIN,
        FAIL,
        NO_ANSWER,
        HUGE_ANSWER,
        WRONG_ANSWER
    }

    ILicences internal immutable LICENCES;
    Mischief internal mischief;
    Ask internal ask;

    constructor(ILicences licences) {
        LICENCES = licences;
    }

    function plan(Mischief mischief_, Ask calldata ask_) external {
        (mischief, ask) = (mischief_, ask_);
    }

    function isValidSignature(bytes32, bytes calldata) external returns (bytes4) {
        if (mischief == Mischief.TRANSFER) {
            LICENCES.cancel(ask.tokenId);
        } else if (mischief == Mischief.CANCEL) {
            LICENCES.list(ask.tokenId, 1);
        } else if (mischief == Mischief.SELL_AGAIN) {
            LICENCES.acceptSigned(ask, "", address(this));
        } else if (mischief == Mischief.FAIL) {
            revert("no");
        } else if (mischief == Mischief.NO_ANSWER) {
            assembly {
                return(0, 0)
            }
        } else if (mischief == Mischief.HUGE_ANSWER) {
            assembly {
                mstore(0, shl(224, 0x1626ba7e))
                return(0, 1000000)
            }
        } else if (mischief == Mischief.WRONG_ANSWER) {
            return 0x1626ba7f;
        }
        return 0x1626ba7e;
    }
}
