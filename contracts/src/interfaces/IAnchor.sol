// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

/// @title IAnchor
/// @notice Puts the root of a batch on the chain, at one price for any size of batch. One contract
/// is the chain of one log: whoever trusts its address needs to look at no sender.
/// @dev Roots are events, not storage: to ask whether a root was anchored, filter `Anchored` by it.
/// What is stored is one word, which commits to every root, to their order and to their sizes.
interface IAnchor {
    /// @notice Emitted once for every anchored batch.
    /// @param root the root of the batch.
    /// @param treeSize how many leaves the log has with this batch.
    event Anchored(bytes32 indexed root, uint256 treeSize);

    /// @notice Anchors `root` behind `previousHead`; for the anchorer.
    /// @dev The new head is keccak256(previousHead . root . treeSize), 96 bytes.
    /// A batch that was sent twice lands once: the second finds another head and reverts with
    /// `StaleHead`.
    /// @param previousHead the head now; zero for the first batch.
    /// @param root the root of the batch; not zero.
    /// @param treeSize how many leaves the log has with this batch.
    function anchor(bytes32 previousHead, bytes32 root, uint256 treeSize) external;

    /// @notice The head: zero before the first batch.
    function head() external view returns (bytes32);

    /// @notice The one account that may anchor. For another key, another contract is deployed.
    function anchorer() external view returns (address);
}
