// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import { Licences } from "../../src/Licences.sol";
import { EditionTerms } from "../../src/interfaces/IEditions.sol";
import { Test } from "../support/Test.sol";
import { TestStablecoin } from "../support/TestStablecoin.sol";

/// @notice Lets a few people use the contract at random. Every action is one that must succeed: a
/// revert fails the run. What should have happened is counted beside it.
contract LicencesHandler is Test {
    uint256 internal constant PEOPLE = 5;

    Licences public immutable licences;
    TestStablecoin public immutable coin;
    address internal immutable publisher;
    address internal immutable minter;

    address[] public people;
    uint256[] public tokens;
    uint256 public editions;
    uint256 public payments;
    uint256 public paidIn;
    mapping(uint256 edition => uint256) public minted;
    mapping(uint256 tokenId => address) public ownerOf;
    mapping(uint256 tokenId => uint256) public moves;
    mapping(bytes32 payment => uint256) public licenceOf;

    constructor(Licences licences_, TestStablecoin coin_, address publisher_, address minter_) {
        licences = licences_;
        coin = coin_;
        publisher = publisher_;
        minter = minter_;
        for (uint256 i; i < PEOPLE; ++i) {
            people.push(address(uint160(0x1000 + i)));
        }
        registerNoRevert(13e6, 0);
    }

    function registerNoRevert(uint64 price, uint256 studio) public {
        EditionTerms memory terms = EditionTerms({
            filmId: bytes16(uint128(1)),
            masterHash: keccak256(abi.encode(editions)),
            quality: "HD",
            studio: _person(studio),
            price: uint64(_bound(price, 1, type(uint48).max)),
            royaltyBasisPoints: 1500
        });
        vm.prank(publisher);
        editions = licences.registerEdition(terms);
    }

    function setPriceNoRevert(uint256 edition, uint64 price) external {
        vm.prank(publisher);
        licences.setPrice(_edition(edition), uint64(_bound(price, 1, type(uint48).max)));
    }

    function buyNoRevert(uint256 edition, uint256 buyer, uint256 owner) external {
        edition = _edition(edition);
        address payer = _person(buyer);
        if (coin.isFrozen(payer)) coin.setFrozen(payer, false);
        uint256 price = licences.termsOf(edition).price;
        coin.mint(payer, price);
        vm.prank(payer);
        coin.approve(address(licences), price);
        vm.prank(payer);
        uint256 tokenId = licences.buy(edition, _person(owner), price);
        paidIn += price;
        _count(edition, tokenId, _person(owner));
    }

    function mintForNoRevert(uint256 edition, uint256 owner) external {
        edition = _edition(edition);
        bytes32 payment = keccak256(abi.encode("payment", payments++));
        vm.prank(minter);
        uint256 tokenId = licences.mintFor(edition, _person(owner), payment);
        licenceOf[payment] = tokenId;
        _count(edition, tokenId, _person(owner));
    }

    function transferNoRevert(uint256 token, uint256 to) external {
        if (tokens.length == 0) return;
        uint256 tokenId = tokens[token % tokens.length];
        address from = ownerOf[tokenId];
        vm.prank(from);
        licences.transferFrom(from, _person(to), tokenId);
        ownerOf[tokenId] = _person(to);
        ++moves[tokenId];
    }

    function freezeNoRevert(uint256 person, bool frozen) external {
        coin.setFrozen(_person(person), frozen);
    }

    function withdrawNoRevert(uint256 person) external {
        address account = _person(person);
        if (licences.owed(account) == 0 || coin.isFrozen(account)) return;
        licences.withdraw(account);
    }

    function peopleCount() external view returns (uint256) {
        return people.length;
    }

    function tokenCount() external view returns (uint256) {
        return tokens.length;
    }

    function _count(uint256 edition, uint256 tokenId, address owner) internal {
        tokens.push(tokenId);
        ownerOf[tokenId] = owner;
        ++minted[edition];
    }

    function _person(uint256 seed) internal view returns (address) {
        return people[seed % people.length];
    }

    function _edition(uint256 seed) internal view returns (uint256) {
        return 1 + seed % editions;
    }
}
