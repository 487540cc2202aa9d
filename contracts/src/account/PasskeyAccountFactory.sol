// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import { Clones } from "@openzeppelin/contracts/proxy/Clones.sol";
import { P256 } from "@openzeppelin/contracts/utils/cryptography/P256.sol";

import { PasskeyAccount } from "./PasskeyAccount.sol";
import { IPasskeyAccountFactory } from "./interfaces/IPasskeyAccountFactory.sol";
import { AccountErrorsLib } from "./libraries/AccountErrorsLib.sol";

/// @title PasskeyAccountFactory
/// @notice See `IPasskeyAccountFactory`.
contract PasskeyAccountFactory is IPasskeyAccountFactory {
    /// @inheritdoc IPasskeyAccountFactory
    address public immutable implementation = address(new PasskeyAccount());

    /// @inheritdoc IPasskeyAccountFactory
    function createAccount(uint256 x, uint256 y) external returns (address account) {
        require(P256.isValidPublicKey(bytes32(x), bytes32(y)), AccountErrorsLib.BadKey(x, y));
        account = addressOf(x, y);
        if (account.code.length != 0) return account;

        emit AccountCreated(account, x, y);

        Clones.cloneDeterministicWithImmutableArgs(implementation, abi.encode(x, y), 0);
    }

    /// @inheritdoc IPasskeyAccountFactory
    function addressOf(uint256 x, uint256 y) public view returns (address) {
        return
            Clones.predictDeterministicAddressWithImmutableArgs(implementation, abi.encode(x, y), 0);
    }
}
