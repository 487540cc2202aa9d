// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.24;

import { ERC721 } from "@openzeppelin/contracts/token/ERC721/ERC721.sol";
import { Seaport } from "seaport-core/src/Seaport.sol";
import { ConduitController } from "seaport-core/src/conduit/ConduitController.sol";
import { BasicOrderType, ItemType, OrderType } from "seaport-types/src/lib/ConsiderationEnums.sol";
import {
    AdditionalRecipient,
    BasicOrderParameters,
    ConsiderationItem,
    OfferItem,
    OrderComponents
} from "seaport-types/src/lib/ConsiderationStructs.sol";

import { Baseline } from "./Baseline.sol";

contract PlainToken is ERC721 {
    constructor() ERC721("Plain", "PLAIN") { }

    function mint(address to, uint256 tokenId) external {
        _mint(to, tokenId);
    }
}

/// @notice Seaport 1.6 by its cheapest call for a sale, on an order signed by the seller, who has
/// approved Seaport once for all his tokens. A plain OpenZeppelin token.
contract SeaportTest is Baseline {
    uint256 internal constant TOKEN = 1 << 64 | 2;

    Seaport internal seaport;
    PlainToken internal token;

    function setUp() public override {
        super.setUp();
        seaport = new Seaport(address(new ConduitController()));
        token = new PlainToken();
        token.mint(seller, TOKEN);
        token.mint(seller, TOKEN + 1);
        vm.prank(seller);
        token.setApprovalForAll(address(seaport), true);
    }

    function test_signed() public {
        _sell("seaportSigned");
    }

    function test_signedToAHolder() public {
        token.mint(alice, TOKEN + 2);
        _sell("seaportHolder");
    }

    function _sell(string memory name) internal {
        BasicOrderParameters memory order = _order();
        _approve(address(seaport), PRICE);
        vm.prank(alice);
        seaport.fulfillBasicOrder_efficient_6GL6yc(order);
        vm.snapshotGasLastCall("Baselines", name);
        vm.assertEq(token.ownerOf(TOKEN), alice);
        _isSplit();
    }

    function _order() internal view returns (BasicOrderParameters memory order) {
        order.considerationToken = address(coin);
        order.considerationAmount = 6.4e6;
        order.offerer = payable(seller);
        order.offerToken = address(token);
        order.offerIdentifier = TOKEN;
        order.offerAmount = 1;
        order.basicOrderType = BasicOrderType.ERC20_TO_ERC721_FULL_OPEN;
        order.endTime = block.timestamp + 1 days;
        order.salt = 1;
        order.totalOriginalAdditionalRecipients = 2;
        order.additionalRecipients = new AdditionalRecipient[](2);
        order.additionalRecipients[0] = AdditionalRecipient(1.2e6, payable(studio));
        order.additionalRecipients[1] = AdditionalRecipient(0.4e6, payable(treasury));
        order.signature = _signature(order.endTime);
    }

    function _signature(uint256 endTime) internal view returns (bytes memory) {
        OfferItem[] memory offer = new OfferItem[](1);
        offer[0] = OfferItem(ItemType.ERC721, address(token), TOKEN, 1, 1);
        ConsiderationItem[] memory consideration = new ConsiderationItem[](3);
        consideration[0] = _item(6.4e6, seller);
        consideration[1] = _item(1.2e6, studio);
        consideration[2] = _item(0.4e6, treasury);
        bytes32 hash = seaport.getOrderHash(
            OrderComponents({
                offerer: seller,
                zone: address(0),
                offer: offer,
                consideration: consideration,
                orderType: OrderType.FULL_OPEN,
                startTime: 0,
                endTime: endTime,
                zoneHash: 0,
                salt: 1,
                conduitKey: 0,
                counter: 0
            })
        );
        (, bytes32 domain,) = seaport.information();
        (uint8 v, bytes32 r, bytes32 s) =
            vm.sign(SELLER_KEY, keccak256(abi.encodePacked(hex"1901", domain, hash)));
        return abi.encodePacked(r, s, v);
    }

    function _item(uint256 amount, address to) internal view returns (ConsiderationItem memory) {
        return ConsiderationItem(ItemType.ERC20, address(coin), 0, amount, amount, payable(to));
    }
}
