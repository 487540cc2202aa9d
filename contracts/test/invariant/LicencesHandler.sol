// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import { Licences } from "../../src/Licences.sol";
import { EditionTerms, Share } from "../../src/interfaces/IEditions.sol";
import { Ask } from "../../src/interfaces/IMarket.sol";
import { TestStablecoin } from "../support/TestStablecoin.sol";
import { Typed } from "../support/Typed.sol";

/// @notice Lets a few people use the contract at random. Every action is one that must succeed, or
/// one of which the handler knows that it must fail: anything else fails the run. What should have
/// happened is counted beside it.
contract LicencesHandler is Typed {
    uint256 internal constant PEOPLE = 6;

    Licences public immutable licences;
    TestStablecoin public immutable coin;
    address internal immutable publisher;
    address internal immutable minter;

    address[] public people;
    uint256[] public tokens;
    uint256 public editions;
    uint256 public payments;
    uint256 public paidIn;
    uint256 public calls;
    uint256 public soldAgain;
    uint256 public staleRefused;
    mapping(uint256 edition => uint256) public minted;
    mapping(uint256 tokenId => address) public ownerOf;
    mapping(uint256 tokenId => uint256) public nonceOf;
    mapping(uint256 tokenId => uint64) public askOf;
    mapping(bytes32 payment => uint256) public licenceOf;

    Ask[] internal _asks;
    bytes[] internal _signatures;

    modifier counted() {
        ++calls;
        _;
    }

    constructor(Licences licences_, TestStablecoin coin_, address publisher_, address minter_) {
        licences = licences_;
        coin = coin_;
        publisher = publisher_;
        minter = minter_;
        for (uint256 i; i < PEOPLE; ++i) {
            people.push(vm.addr(_key(i)));
        }
        registerNoRevert(13e6, 0, 1500);
        mintForNoRevert(1, 1);
    }

    /* FIRST SALES */

    function registerNoRevert(uint64 price, uint256 studio, uint16 royalty) public counted {
        if (editions == 8) return;
        vm.prank(publisher);
        editions = licences.registerEdition(_terms(price, _person(studio), royalty));
    }

    function registerSharedNoRevert(uint64 price, uint256 studio, uint16 royalty, uint16 part)
        external
        counted
    {
        if (editions == 8) return;
        Share[] memory shares = new Share[](3);
        part = uint16(_bound(part, 1, 4999));
        shares[0] = Share(_person(studio), 10_000 - 2 * part);
        shares[1] = Share(_person(studio % PEOPLE + 1), part);
        shares[2] = Share(_person(studio % PEOPLE + 2), part);
        EditionTerms memory terms = _terms(price, shares[0].account, royalty);
        vm.prank(publisher);
        editions = licences.registerSharedEdition(terms, shares);
    }

    function setPriceNoRevert(uint256 edition, uint64 price) external counted {
        vm.prank(publisher);
        licences.setPrice(_edition(edition), uint64(_bound(price, 1, type(uint48).max)));
    }

    function buyNoRevert(uint256 edition, uint256 buyer, uint256 owner) external counted {
        edition = _edition(edition);
        uint256 price = licences.termsOf(edition).price;
        address payer = _pays(buyer, price);
        vm.prank(payer);
        uint256 tokenId = licences.buy(edition, _person(owner), price);
        _count(edition, tokenId, _person(owner));
    }

    function mintForNoRevert(uint256 edition, uint256 owner) public counted {
        edition = _edition(edition);
        bytes32 payment = keccak256(abi.encode("payment", payments++));
        vm.prank(minter);
        uint256 tokenId = licences.mintFor(edition, _person(owner), payment);
        licenceOf[payment] = tokenId;
        _count(edition, tokenId, _person(owner));
    }

    /* WHAT OWNERS DO */

    function transferNoRevert(uint256 token, uint256 to) external counted {
        uint256 tokenId = _token(token);
        address from = ownerOf[tokenId];
        vm.prank(from);
        licences.transferFrom(from, _person(to), tokenId);
        _moved(tokenId, _person(to));
    }

    function listNoRevert(uint256 token, uint64 price) external counted {
        uint256 tokenId = _token(token);
        vm.prank(ownerOf[tokenId]);
        licences.list(tokenId, price);
        askOf[tokenId] = price;
    }

    function cancelNoRevert(uint256 token, bool signed) external counted {
        uint256 tokenId = _token(token);
        address owner = ownerOf[tokenId];
        uint32 nonce = uint32(nonceOf[tokenId]);
        bytes32 digest = _cancelDigest(address(licences), tokenId, nonce);
        if (signed) {
            licences.cancelSigned(tokenId, nonce, _signature(_keyOf(owner), digest));
        } else {
            vm.prank(owner);
            licences.cancel(tokenId);
        }
        _moved(tokenId, owner);
    }

    function giveShareNoRevert(uint256 edition, uint256 which, uint256 to, uint16 much)
        external
        counted
    {
        Share[] memory shares = licences.sharesOf(_edition(edition));
        Share memory from = shares[which % shares.length];
        vm.prank(from.account);
        licences.giveShare(
            _edition(edition), _person(to), uint16(_bound(much, 1, from.basisPoints))
        );
    }

    function signNoRevert(uint256 token, uint64 price, uint256 buyer, uint16 seconds_)
        external
        counted
    {
        uint256 tokenId = _token(token);
        Ask memory ask = Ask({
            tokenId: tokenId,
            price: price,
            nonce: uint32(nonceOf[tokenId]),
            deadline: uint64(block.timestamp + seconds_),
            buyer: buyer % 2 == 0 ? address(0) : _person(buyer),
            receipt: bytes32(buyer)
        });
        bytes32 digest = _askDigest(address(licences), ask);
        _asks.push(ask);
        _signatures.push(_signature(_keyOf(ownerOf[tokenId]), digest));
    }

    /* WHAT BUYERS DO */

    /// @dev Whatever is listed sells; nothing else does.
    function acceptNoRevert(uint256 token, uint256 buyer, uint256 to) external counted {
        uint256 tokenId = _token(token);
        uint64 price = askOf[tokenId];
        address payer = _pays(buyer, price);
        vm.prank(payer);
        if (price == 0) {
            (bool sold,) = address(licences)
                .call(abi.encodeCall(licences.accept, (tokenId, _person(to), type(uint64).max)));
            vm.assertEq(sold, false);
            return;
        }
        licences.accept(tokenId, _person(to), price);
        ++soldAgain;
        _moved(tokenId, _person(to));
    }

    /// @dev Any ask that was ever signed, most of them stale: it sells exactly if its nonce, its
    /// deadline and its buyer are right.
    function acceptSignedNoRevert(uint256 which, uint256 buyer, uint256 to) external counted {
        if (_asks.length == 0) return;
        which %= _asks.length;
        Ask memory ask = _asks[which];
        address taker = _person(to);
        bool good = ask.nonce == nonceOf[ask.tokenId] && block.timestamp <= ask.deadline
            && (ask.buyer == address(0) ? ask.price != 0 : ask.buyer == taker);
        address payer = _pays(buyer, ask.price);
        vm.prank(payer);
        (bool sold,) = address(licences)
            .call(abi.encodeCall(licences.acceptSigned, (ask, _signatures[which], taker)));
        vm.assertEq(sold, good);
        if (good) {
            ++soldAgain;
            _moved(ask.tokenId, taker);
        } else {
            ++staleRefused;
        }
    }

    /* TROUBLE */

    function freezeNoRevert(uint256 person, bool frozen) external counted {
        coin.setFrozen(_person(person), frozen);
    }

    function withdrawNoRevert(uint256 person) external counted {
        address account = _person(person);
        if (licences.owed(account) == 0 || coin.isFrozen(account)) return;
        licences.withdraw(account);
    }

    function waitNoRevert(uint16 seconds_) external counted {
        vm.warp(block.timestamp + seconds_);
    }

    function peopleCount() external view returns (uint256) {
        return people.length;
    }

    function tokenCount() external view returns (uint256) {
        return tokens.length;
    }

    /* INTERNAL */

    function _terms(uint64 price, address studio, uint16 royalty)
        internal
        view
        returns (EditionTerms memory)
    {
        return EditionTerms({
            filmId: bytes16(uint128(1)),
            masterHash: keccak256(abi.encode(editions)),
            quality: "HD",
            studio: studio,
            price: uint64(_bound(price, 1, type(uint48).max)),
            royaltyBasisPoints: royalty % 9501
        });
    }

    /// @dev A buyer with the price in hand; what he does not spend he keeps.
    function _pays(uint256 buyer, uint256 price) internal returns (address payer) {
        payer = _person(buyer);
        if (coin.isFrozen(payer)) coin.setFrozen(payer, false);
        coin.mint(payer, price);
        paidIn += price;
        vm.prank(payer);
        coin.approve(address(licences), price);
    }

    function _count(uint256 edition, uint256 tokenId, address owner) internal {
        tokens.push(tokenId);
        ownerOf[tokenId] = owner;
        ++minted[edition];
    }

    function _moved(uint256 tokenId, address to) internal {
        ownerOf[tokenId] = to;
        ++nonceOf[tokenId];
        askOf[tokenId] = 0;
    }

    function _key(uint256 i) internal pure returns (uint256) {
        return 0x9e09e + i % PEOPLE;
    }

    function _keyOf(address person) internal view returns (uint256) {
        for (uint256 i; i < PEOPLE; ++i) {
            if (people[i] == person) return _key(i);
        }
        revert();
    }

    function _person(uint256 seed) internal view returns (address) {
        return people[seed % PEOPLE];
    }

    function _edition(uint256 seed) internal view returns (uint256) {
        return 1 + seed % editions;
    }

    function _token(uint256 seed) internal view returns (uint256) {
        return tokens[seed % tokens.length];
    }
}
