// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

/// @notice The rules of `Ledger` with a coin that anyone may use beside it, and with what is only
/// said in prose written down: `sum` is the sum of all debts. Whatever is called in whatever order,
/// and whoever is frozen, what is held is what is owed, or more by what others sent on their own.
/// engine: chc
contract LedgerProof {
    mapping(address account => uint256) private owed;
    uint256 private totalOwed;

    uint256 private sum;
    uint256 private held;
    uint256 private sentUnasked;

    /// @dev `_payOrOwe` of a recipient that cannot be paid.
    function owe(address account, uint128 amount) external {
        require(held < type(uint192).max);
        held += amount;
        sum = sum - owed[account] + owed[account] + amount;
        owed[account] += amount;
        totalOwed += amount;
    }

    function withdraw(address account) external {
        uint256 amount = owed[account];
        require(amount != 0);
        owed[account] = 0;
        totalOwed -= amount;
        sum -= amount;
        held -= amount;
    }

    function send(uint128 amount) external {
        require(held < type(uint192).max);
        held += amount;
        sentUnasked += amount;
    }

    function heldIsOwed() external view {
        assert(totalOwed == sum);
        assert(held == totalOwed + sentUnasked);
    }
}
