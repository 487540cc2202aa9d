// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import { Licences } from "../../src/Licences.sol";
import { EditionTerms } from "../../src/interfaces/IEditions.sol";
import { Ask } from "../../src/interfaces/IMarket.sol";
import { TestStablecoin } from "../support/TestStablecoin.sol";
import { Typed } from "../support/Typed.sol";
import { ReferenceLicences } from "./ReferenceLicences.sol";

/// @notice Asks the same of `Licences` and of the reference, right or wrong: both answer the same,
/// down to the reason of a refusal.
contract ReferenceHandler is Typed {
    uint256 internal constant PEOPLE = 5;
    uint64 internal constant MAX_PRICE = 1000;

    Licences public immutable licences;
    ReferenceLicences public immutable plain;
    /// @dev One coin each, with the same balances and the same accounts frozen.
    TestStablecoin public immutable coin;
    TestStablecoin public immutable plainCoin;
    address internal immutable publisher;

    uint256 public editions;
    uint256 public agreedYes;
    uint256 public agreedNo;

    Ask[] internal _asks;
    uint256[] internal _signers;

    constructor(
        Licences licences_,
        ReferenceLicences plain_,
        TestStablecoin coin_,
        TestStablecoin plainCoin_,
        address publisher_
    ) {
        (licences, plain, coin, plainCoin) = (licences_, plain_, coin_, plainCoin_);
        publisher = publisher_;
        for (uint256 i; i < PEOPLE; ++i) {
            _fund(person(i), 1e6);
        }
        register(13, 0, 1500);
        buy(0, 1, 2, 13);
    }

    function register(uint64 price, uint256 studio, uint16 royalty) public {
        if (editions == 4) return;
        EditionTerms memory terms = EditionTerms({
            filmId: bytes16(uint128(1)),
            masterHash: keccak256(abi.encode(editions)),
            quality: "HD",
            studio: person(studio),
            price: price % MAX_PRICE,
            royaltyBasisPoints: royalty % 9501
        });
        _both(publisher, abi.encodeCall(licences.registerEdition, (terms)));
        ++editions;
    }

    function setPrice(uint256 edition, uint64 price) external {
        _both(publisher, abi.encodeCall(licences.setPrice, (_edition(edition), price % MAX_PRICE)));
    }

    function buy(uint256 edition, uint256 by, uint256 owner, uint64 maximum) public {
        _both(
            person(by),
            abi.encodeCall(licences.buy, (_edition(edition), _anyone(owner), maximum % MAX_PRICE))
        );
    }

    function transfer(uint256 token, uint256 by, uint256 from, uint256 to) external {
        address sender = by % 3 == 0 ? person(by) : _ownerOf(token);
        address giver = from % 8 == 0 ? person(from) : sender;
        _both(sender, abi.encodeCall(licences.transferFrom, (giver, _anyone(to), _token(token))));
    }

    function list(uint256 token, uint256 by, uint64 price) external {
        address sender = by % 3 == 0 ? person(by) : _ownerOf(token);
        _both(sender, abi.encodeCall(licences.list, (_token(token), price % MAX_PRICE)));
    }

    function cancel(uint256 token, uint256 by) external {
        address sender = by % 3 == 0 ? person(by) : _ownerOf(token);
        _both(sender, abi.encodeCall(licences.cancel, (_token(token))));
    }

    function accept(uint256 token, uint256 by, uint256 to, uint64 maximum) external {
        _both(
            person(by),
            abi.encodeCall(licences.accept, (_token(token), _anyone(to), maximum % (2 * MAX_PRICE)))
        );
    }

    function sign(uint256 token, uint256 by, uint64 price, uint256 buyer, uint16 seconds_)
        external
    {
        uint256 tokenId = _token(token);
        (address owner, uint256 nonce,) = plain.licences(tokenId);
        uint256 signer = by % PEOPLE;
        if (by % 3 != 0) {
            for (uint256 i; i < PEOPLE; ++i) {
                if (person(i) == owner) signer = i;
            }
        }
        _signers.push(signer);
        _asks.push(
            Ask({
                tokenId: tokenId,
                price: price % MAX_PRICE,
                nonce: uint32(nonce),
                deadline: uint64(block.timestamp + seconds_),
                buyer: buyer % 2 == 0 ? address(0) : person(buyer),
                receipt: bytes32(buyer)
            })
        );
    }

    function acceptSigned(uint256 which, uint256 by, uint256 to) external {
        if (_asks.length == 0) return;
        which %= _asks.length;
        Ask memory ask = _asks[which];
        uint256 key = _key(_signers[which]);
        bytes memory signature = _signature(key, _askDigest(address(licences), ask));
        _same(
            person(by),
            abi.encodeCall(licences.acceptSigned, (ask, signature, _anyone(to))),
            abi.encodeCall(plain.acceptSigned, (ask, vm.addr(key), _anyone(to)))
        );
    }

    function giveShare(uint256 edition, uint256 by, uint256 to, uint16 much) external {
        _both(
            person(by),
            abi.encodeCall(licences.giveShare, (_edition(edition), _anyone(to), much % 10_002))
        );
    }

    function withdraw(uint256 who) external {
        _both(person(who), abi.encodeCall(licences.withdraw, (person(who))));
    }

    function freeze(uint256 who, bool frozen) external {
        coin.setFrozen(person(who), frozen);
        plainCoin.setFrozen(person(who), frozen);
    }

    function approve(uint256 who, uint16 amount) external {
        _approve(person(who), amount);
    }

    function pass(uint16 seconds_) external {
        vm.warp(block.timestamp + seconds_);
    }

    function person(uint256 seed) public pure returns (address) {
        return vm.addr(_key(seed));
    }

    function _both(address sender, bytes memory data) internal {
        _same(sender, data, data);
    }

    function _same(address sender, bytes memory data, bytes memory plainData) internal {
        vm.prank(sender);
        (bool done, bytes memory answer) = address(licences).call(data);
        vm.prank(sender);
        (bool plainDone, bytes memory plainAnswer) = address(plain).call(plainData);
        vm.assertEq(done, plainDone);
        vm.assertEq(keccak256(answer), keccak256(plainAnswer));
        if (done) ++agreedYes;
        else ++agreedNo;
    }

    function _fund(address who, uint256 amount) internal {
        coin.mint(who, amount);
        plainCoin.mint(who, amount);
        _approve(who, amount);
    }

    function _approve(address who, uint256 amount) internal {
        vm.prank(who);
        coin.approve(address(licences), amount);
        vm.prank(who);
        plainCoin.approve(address(plain), amount);
    }

    function _key(uint256 seed) internal pure returns (uint256) {
        return 0xbead + seed % PEOPLE;
    }

    /// @dev Nobody, once in a while.
    function _anyone(uint256 seed) internal pure returns (address) {
        return seed % 16 == 15 ? address(0) : person(seed);
    }

    /// @dev Unknown, once in a while.
    function _edition(uint256 seed) internal view returns (uint256) {
        return 1 + seed % (editions + (seed % 16 == 15 ? 1 : 0));
    }

    function _token(uint256 seed) internal view returns (uint256) {
        uint256 edition = 1 + seed % editions;
        uint256 serials = plain.serialsOf(edition);
        return edition << 64 | (1 + (seed >> 8) % (serials == 0 ? 1 : serials));
    }

    function _ownerOf(uint256 seed) internal view returns (address owner) {
        (owner,,) = plain.licences(_token(seed));
        if (owner == address(0)) owner = person(seed);
    }
}
