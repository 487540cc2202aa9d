package app.tangible.chain.evm;

import app.tangible.chain.Bytes32;
import app.tangible.chain.ChainException;
import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import org.web3j.crypto.Hash;
import org.web3j.rlp.RlpEncoder;
import org.web3j.rlp.RlpList;
import org.web3j.rlp.RlpString;
import org.web3j.rlp.RlpType;

/**
 * A block's header as it is hashed (yellow paper, 4.4, and the forks since). Nodes give its fields
 * as JSON; that all were found and in order is what the hash says.
 */
final class Header {

  private record Field(String name, boolean number) {}

  private static final List<Field> FIELDS =
      List.of(
          data("parentHash"),
          data("sha3Uncles"),
          data("miner"),
          data("stateRoot"),
          data("transactionsRoot"),
          data("receiptsRoot"),
          data("logsBloom"),
          number("difficulty"),
          number("number"),
          number("gasLimit"),
          number("gasUsed"),
          number("timestamp"),
          data("extraData"),
          data("mixHash"),
          data("nonce"),
          number("baseFeePerGas"), // EIP-1559
          data("withdrawalsRoot"), // EIP-4895
          number("blobGasUsed"), // EIP-4844
          number("excessBlobGas"),
          data("parentBeaconBlockRoot"), // EIP-4788
          data("requestsHash")); // EIP-7685

  private Header() {}

  /** RLP of the block's header. */
  static byte[] of(JsonNode block) {
    List<RlpType> items = new ArrayList<>();
    for (Field field : FIELDS) {
      JsonNode value = block.path(field.name);
      if (!value.isMissingNode() && !value.isNull()) {
        items.add(item(field, value));
      }
    }
    byte[] header = RlpEncoder.encode(new RlpList(items));
    Bytes32 hash = Wire.word("block hash", block.path("hash"));
    if (!Bytes32.of(Hash.sha3(header)).equals(hash)) {
      throw new ChainException("block " + hash + ": its fields are not those of its hash");
    }
    return header;
  }

  private static RlpType item(Field field, JsonNode value) {
    if (!field.number) {
      return RlpString.create(Wire.data(field.name, value));
    }
    BigInteger number = Wire.quantity(field.name, value);
    return number.signum() == 0 ? RlpString.create(new byte[0]) : RlpString.create(number);
  }

  private static Field data(String name) {
    return new Field(name, false);
  }

  private static Field number(String name) {
    return new Field(name, true);
  }
}
