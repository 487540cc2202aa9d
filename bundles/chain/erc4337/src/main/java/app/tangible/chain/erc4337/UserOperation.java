package app.tangible.chain.erc4337;

import app.tangible.chain.Account;
import app.tangible.chain.Bytes32;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/**
 * An operation of ERC-4337 v0.8, without its signature.
 *
 * @param initCode the factory and what it is called with, empty when the account is there
 * @param sponsorship what stands behind the three fields of every paymaster; empty while it is
 *     being signed
 */
record UserOperation(
    Account sender,
    BigInteger nonce,
    byte[] initCode,
    byte[] callData,
    Gas gas,
    Account paymaster,
    byte[] sponsorship) {

  /** EntryPoint v0.8, at the same address on every chain. */
  static final Account ENTRY_POINT = new Account("0x4337084d9e255ff0702461cf8895ce9e3b5ff108");

  private static final byte[] TYPE =
      hashOf(
          "PackedUserOperation(address sender,uint256 nonce,bytes initCode,bytes callData,"
              + "bytes32 accountGasLimits,uint256 preVerificationGas,bytes32 gasFees,"
              + "bytes paymasterAndData)");
  private static final byte[] DOMAIN_TYPE =
      hashOf("EIP712Domain(string name,string version,uint256 chainId,address verifyingContract)");
  private static final byte[] NAME = hashOf("ERC4337");
  private static final byte[] VERSION = hashOf("1");
  private static final byte[] TYPED = {0x19, 0x01};
  private static final byte[] INTENDED = {0x19, 0x00};
  private static final int ADDRESS_BYTES = 20;

  /** How much of each kind the operation may use, and at what price in wei. */
  record Gas(
      long validation,
      long call,
      long paymasterValidation,
      long preVerification,
      BigInteger maxFee,
      BigInteger maxPriorityFee) {

    byte[] accountLimits() {
      return new Bytes().number(validation, 16).number(call, 16).bytes();
    }

    byte[] fees() {
      return new Bytes().number(maxPriorityFee, 16).number(maxFee, 16).bytes();
    }

    byte[] paymasterLimits() {
      return new Bytes().number(paymasterValidation, 16).number(0, 16).bytes();
    }
  }

  /** The same with the platform's signature on it. */
  UserOperation sponsored(byte[] signed) {
    return new UserOperation(sender, nonce, initCode, callData, gas, paymaster, signed);
  }

  /** What the account's owner signs (EIP-712). */
  Bytes32 hash(long chainId) {
    byte[] domain =
        Keccak.hash(
            DOMAIN_TYPE,
            NAME,
            VERSION,
            new Bytes().word(chainId).bytes(),
            new Bytes().word(ENTRY_POINT).bytes());
    byte[] paymasterAndData =
        new Bytes().raw(paymaster).raw(gas.paymasterLimits()).raw(sponsorship).bytes();
    Bytes struct = new Bytes().raw(TYPE).word(sender).word(nonce);
    struct.raw(Keccak.hash(initCode)).raw(Keccak.hash(callData)).raw(gas.accountLimits());
    struct.word(gas.preVerification()).raw(gas.fees()).raw(Keccak.hash(paymasterAndData));
    return Keccak.word(TYPED, domain, Keccak.hash(struct.bytes()));
  }

  /** What the platform signs: see {@code ISponsorPaymaster.sponsorshipHash}. */
  byte[] sponsorshipHash(long chainId, long validUntil) {
    Bytes fields = new Bytes().word(chainId).word(sender).word(nonce);
    fields.raw(Keccak.hash(initCode)).raw(Keccak.hash(callData)).raw(gas.accountLimits());
    fields.word(gas.preVerification()).raw(gas.fees()).raw(gas.paymasterLimits());
    return Keccak.hash(INTENDED, paymaster.bytes(), fields.word(validUntil).bytes());
  }

  /** As bundlers take it (ERC-7769). */
  ObjectNode json(byte @Nullable [] signature) {
    ObjectNode json = JsonNodeFactory.instance.objectNode();
    json.put("sender", sender.text()).put("nonce", hex(nonce));
    if (initCode.length > 0) {
      byte[] factory = java.util.Arrays.copyOf(initCode, ADDRESS_BYTES);
      byte[] data = java.util.Arrays.copyOfRange(initCode, ADDRESS_BYTES, initCode.length);
      json.put("factory", Bytes.hex(factory)).put("factoryData", Bytes.hex(data));
    }
    json.put("callData", Bytes.hex(callData))
        .put("callGasLimit", hex(gas.call()))
        .put("verificationGasLimit", hex(gas.validation()))
        .put("preVerificationGas", hex(gas.preVerification()))
        .put("maxFeePerGas", hex(gas.maxFee()))
        .put("maxPriorityFeePerGas", hex(gas.maxPriorityFee()))
        .put("paymaster", paymaster.text())
        .put("paymasterVerificationGasLimit", hex(gas.paymasterValidation()))
        .put("paymasterPostOpGasLimit", "0x0")
        .put("paymasterData", Bytes.hex(sponsorship));
    if (signature != null) {
      json.put("signature", Bytes.hex(signature));
    }
    return json;
  }

  /** Reads what {@link #json} wrote. */
  static UserOperation read(com.fasterxml.jackson.databind.JsonNode json) {
    byte[] initCode =
        json.has("factory")
            ? new Bytes()
                .raw(Bytes.unhex(json.path("factory").asText()))
                .raw(Bytes.unhex(json.path("factoryData").asText()))
                .bytes()
            : new byte[0];
    Gas gas =
        new Gas(
            number(json, "verificationGasLimit").longValueExact(),
            number(json, "callGasLimit").longValueExact(),
            number(json, "paymasterVerificationGasLimit").longValueExact(),
            number(json, "preVerificationGas").longValueExact(),
            number(json, "maxFeePerGas"),
            number(json, "maxPriorityFeePerGas"));
    return new UserOperation(
        new Account(json.path("sender").asText()),
        number(json, "nonce"),
        initCode,
        Bytes.unhex(json.path("callData").asText()),
        gas,
        new Account(json.path("paymaster").asText()),
        Bytes.unhex(json.path("paymasterData").asText()));
  }

  private static BigInteger number(com.fasterxml.jackson.databind.JsonNode json, String field) {
    return Rpc.number(json.path(field).asText());
  }

  private static String hex(long value) {
    return hex(BigInteger.valueOf(value));
  }

  private static String hex(BigInteger value) {
    return "0x" + value.toString(16);
  }

  private static byte[] hashOf(String text) {
    return Keccak.hash(text.getBytes(StandardCharsets.US_ASCII));
  }
}
