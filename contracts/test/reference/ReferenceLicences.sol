// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import { SafeTransferLib } from "solady/utils/SafeTransferLib.sol";

import { EditionTerms, Share } from "../../src/interfaces/IEditions.sol";
import { Ask } from "../../src/interfaces/IMarket.sol";
import { ErrorsLib } from "../../src/libraries/ErrorsLib.sol";

interface ReferenceCoin {
    function transfer(address to, uint256 amount) external returns (bool);
    function transferFrom(address from, address to, uint256 amount) external returns (bool);
}

/// @notice What `Licences` does, as one would write it to be read: structs instead of packed words,
/// checked sums, one plain loop for the shares. No roles, no ERC-721 beyond moving. The tests run
/// both side by side.
contract ReferenceLicences {
    struct Licence {
        address owner;
        uint256 nonce;
        uint256 ask;
    }

    struct Edition {
        uint256 price;
        uint256 royalty;
        uint256 serials;
        Share[] shares;
    }

    ReferenceCoin internal immutable COIN;
    address internal immutable TREASURY;

    uint256 public editions;
    uint256 public totalOwed;
    mapping(uint256 id => Edition) internal _editions;
    mapping(uint256 tokenId => Licence) public licences;
    mapping(address account => uint256) public balanceOf;
    mapping(address account => uint256) public owed;

    constructor(ReferenceCoin coin, address treasury) {
        COIN = coin;
        TREASURY = treasury;
    }

    function registerEdition(EditionTerms calldata terms) external returns (uint256) {
        Edition storage edition = _editions[++editions];
        edition.price = terms.price;
        edition.royalty = terms.royaltyBasisPoints;
        edition.shares.push(Share(terms.studio, 10_000));
        return editions;
    }

    function setPrice(uint256 edition, uint64 price) external {
        require(_editions[edition].shares.length != 0, ErrorsLib.UnknownEdition(edition));
        _editions[edition].price = price;
    }

    function buy(uint256 id, address owner, uint256 maxPrice) external returns (uint256 tokenId) {
        Edition storage edition = _editions[id];
        require(edition.shares.length != 0, ErrorsLib.UnknownEdition(id));
        require(edition.price != 0, ErrorsLib.NotForSale(id));
        require(edition.price <= maxPrice, ErrorsLib.PriceAbove(maxPrice, edition.price));
        require(owner != address(0), ErrorsLib.ZeroAddress());
        tokenId = id * 2 ** 64 + ++edition.serials;
        licences[tokenId].owner = owner;
        balanceOf[owner] += 1;
        uint256 studioPart = edition.price * 9500 / 10_000;
        _payHolders(edition, studioPart);
        _pay(TREASURY, edition.price - studioPart);
    }

    function transferFrom(address from, address to, uint256 tokenId) external {
        Licence storage licence = _existing(tokenId);
        require(
            msg.sender == from && licence.owner == from, ErrorsLib.NotOwner(tokenId, msg.sender)
        );
        _move(licence, to);
    }

    function list(uint256 tokenId, uint64 price) external {
        Licence storage licence = _existing(tokenId);
        require(licence.owner == msg.sender, ErrorsLib.NotOwner(tokenId, msg.sender));
        licence.ask = price;
    }

    function accept(uint256 tokenId, address to, uint64 maxPrice) external {
        Licence storage licence = _existing(tokenId);
        require(licence.ask != 0, ErrorsLib.NotListed(tokenId));
        require(licence.ask <= maxPrice, ErrorsLib.PriceAbove(maxPrice, licence.ask));
        _sell(tokenId, licence, licence.ask, to);
    }

    /// @dev `signer` stands for the signature: who made it over exactly this ask.
    function acceptSigned(Ask calldata ask, address signer, address to) external {
        Licence storage licence = _existing(ask.tokenId);
        require(
            ask.nonce == licence.nonce, ErrorsLib.StaleNonce(ask.tokenId, uint32(licence.nonce))
        );
        require(block.timestamp <= ask.deadline, ErrorsLib.AskExpired(ask.deadline));
        if (ask.buyer == address(0) && ask.price == 0) revert ErrorsLib.GiftToNobody();
        if (ask.buyer != address(0) && ask.buyer != to) revert ErrorsLib.NotTheBuyer(to);
        require(signer == licence.owner, ErrorsLib.NotSigned(licence.owner));
        _sell(ask.tokenId, licence, ask.price, to);
    }

    function cancel(uint256 tokenId) external {
        Licence storage licence = _existing(tokenId);
        require(licence.owner == msg.sender, ErrorsLib.NotOwner(tokenId, msg.sender));
        licence.nonce += 1;
        licence.ask = 0;
    }

    function giveShare(uint256 id, address to, uint16 much) external {
        require(to != address(0), ErrorsLib.ZeroAddress());
        Share[] storage shares = _editions[id].shares;
        require(shares.length != 0, ErrorsLib.UnknownEdition(id));
        uint256 giver = _indexOf(shares, msg.sender);
        require(giver < shares.length, ErrorsLib.NotHolder(msg.sender));
        uint256 has = shares[giver].basisPoints;
        require(much != 0 && much <= has, ErrorsLib.ShareTooHigh(much, has));
        uint256 taker = _indexOf(shares, to);
        if (taker == shares.length) {
            if (much == has) {
                shares[giver].account = to;
                return;
            }
            require(shares.length < 8, ErrorsLib.TooManyHolders(8));
            shares.push(Share(to, 0));
        }
        shares[giver].basisPoints -= much;
        shares[taker].basisPoints += much;
        if (shares[giver].basisPoints == 0) {
            for (uint256 i = giver; i + 1 < shares.length; ++i) {
                shares[i] = shares[i + 1];
            }
            shares.pop();
        }
    }

    function withdraw(address account) external returns (uint256 amount) {
        amount = owed[account];
        require(amount != 0, ErrorsLib.NothingOwed(account));
        owed[account] = 0;
        totalOwed -= amount;
        try COIN.transfer(account, amount) { }
        catch {
            revert SafeTransferLib.TransferFailed();
        }
    }

    function sharesOf(uint256 id) external view returns (Share[] memory) {
        return _editions[id].shares;
    }

    function serialsOf(uint256 id) external view returns (uint256) {
        return _editions[id].serials;
    }

    function _sell(uint256 tokenId, Licence storage licence, uint256 price, address to) internal {
        Edition storage edition = _editions[tokenId / 2 ** 64];
        address seller = licence.owner;
        _move(licence, to);
        uint256 sellerPart = price * (10_000 - edition.royalty - 500) / 10_000;
        uint256 studioPart = price * edition.royalty / 10_000;
        _pay(seller, sellerPart);
        _payHolders(edition, studioPart);
        _pay(TREASURY, price - sellerPart - studioPart);
    }

    function _payHolders(Edition storage edition, uint256 part) internal {
        uint256 left = part;
        for (uint256 i = 1; i < edition.shares.length; ++i) {
            uint256 share = part * edition.shares[i].basisPoints / 10_000;
            _pay(edition.shares[i].account, share);
            left -= share;
        }
        _pay(edition.shares[0].account, left);
    }

    function _pay(address account, uint256 amount) internal {
        if (amount == 0) return;
        try COIN.transferFrom(msg.sender, account, amount) { }
        catch {
            try COIN.transferFrom(msg.sender, address(this), amount) { }
            catch {
                revert SafeTransferLib.TransferFromFailed();
            }
            owed[account] += amount;
            totalOwed += amount;
        }
    }

    function _move(Licence storage licence, address to) internal {
        require(to != address(0), ErrorsLib.ZeroAddress());
        balanceOf[licence.owner] -= 1;
        balanceOf[to] += 1;
        licence.owner = to;
        licence.nonce += 1;
        licence.ask = 0;
    }

    function _existing(uint256 tokenId) internal view returns (Licence storage licence) {
        licence = licences[tokenId];
        require(licence.owner != address(0), ErrorsLib.UnknownLicence(tokenId));
    }

    function _indexOf(Share[] storage shares, address account) internal view returns (uint256 i) {
        while (i < shares.length && shares[i].account != account) ++i;
    }
}
