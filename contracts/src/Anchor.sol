// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import { EfficientHashLib } from "solady/utils/EfficientHashLib.sol";

import { IAnchor } from "./interfaces/IAnchor.sol";
import { ErrorsLib } from "./libraries/ErrorsLib.sol";

/// @title Anchor
/// @notice See `IAnchor`.
contract Anchor is IAnchor {
    /// @inheritdoc IAnchor
    address public immutable anchorer;

    /// @inheritdoc IAnchor
    bytes32 public head;

    constructor(address anchorer_) {
        require(anchorer_ != address(0), ErrorsLib.ZeroAddress());
        anchorer = anchorer_;
    }

    /// @inheritdoc IAnchor
    function anchor(bytes32 previousHead, bytes32 root, uint256 treeSize) external {
        require(msg.sender == anchorer, ErrorsLib.NotAnchorer(msg.sender));
        require(root != 0, ErrorsLib.ZeroHash());
        require(head == previousHead, ErrorsLib.StaleHead(previousHead, head));

        head = EfficientHashLib.hash(previousHead, root, bytes32(treeSize));

        emit Anchored(root, treeSize);
    }
}
