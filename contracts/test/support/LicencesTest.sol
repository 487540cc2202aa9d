// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import { Ownable } from "solady/auth/Ownable.sol";

import { Licences } from "../../src/Licences.sol";
import { EditionTerms } from "../../src/interfaces/IEditions.sol";
import { TestStablecoin } from "./TestStablecoin.sol";
import { Typed } from "./Typed.sol";

/// @notice A deployed contract, its roles, and people to use it.
abstract contract LicencesTest is Typed {
    uint256 internal constant PLATFORM_SHARE = 500;
    uint256 internal constant RESALE_SHARE = 500;

    address internal admin = _account("admin");
    address internal publisher = _account("publisher");
    address internal minter = _account("minter");
    address internal treasury = _account("treasury");
    address internal studio = _account("studio");
    address internal alice = _account("alice");
    address internal bob = _account("bob");

    TestStablecoin internal coin;
    Licences internal licences;

    function setUp() public virtual {
        coin = new TestStablecoin();
        licences = _deploy(address(coin));
        _grantRoles();
    }

    function _deploy(address stablecoin) internal returns (Licences) {
        return new Licences(admin, stablecoin, treasury, PLATFORM_SHARE, RESALE_SHARE);
    }

    function _grantRoles() internal {
        uint256 publishes = licences.PUBLISHER();
        uint256 mints = licences.MINTER();
        vm.prank(admin);
        licences.grantRoles(publisher, publishes);
        vm.prank(admin);
        licences.grantRoles(minter, mints);
    }

    function _terms(uint256 master, uint64 price) internal view returns (EditionTerms memory) {
        return EditionTerms({
            filmId: bytes16(uint128(0xf11f)),
            masterHash: bytes32(master),
            quality: "HD",
            studio: studio,
            price: price,
            royaltyBasisPoints: 1500
        });
    }

    function _register(uint64 price) internal returns (uint256 edition) {
        uint256 master = licences.editions() + 1;
        vm.prank(publisher);
        edition = licences.registerEdition(_terms(master, price));
    }

    function _mintTo(address owner, uint64 price) internal returns (uint256 tokenId) {
        uint256 edition = _register(price);
        vm.prank(minter);
        tokenId = licences.mintFor(edition, owner, bytes32(edition));
    }

    function _fund(address buyer, uint256 amount) internal {
        coin.mint(buyer, amount);
        vm.prank(buyer);
        coin.approve(address(licences), amount);
    }

    function _unauthorized() internal pure returns (bytes memory) {
        return abi.encodeWithSelector(Ownable.Unauthorized.selector);
    }

    /// @dev An account that can own a licence and is no part of the set-up.
    function _assumeOwner(address owner) internal view {
        vm.assume(owner != address(0));
        vm.assume(owner != address(licences) && owner != address(coin) && owner != address(vm));
    }
}
