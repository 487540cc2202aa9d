package app.tangible.identity;

import java.util.List;
import java.util.regex.Pattern;

/**
 * Flat typed data (EIP-712) that an owner signs: one struct whose members are atomic.
 *
 * @param name of the struct, such as {@code Ask}
 */
public record TypedMessage(Domain domain, String name, List<Member> members) {

  /** Name of the domain of licences; the only one for which a household's owner key signs. */
  public static final String LICENCE_DOMAIN = "Tangible licence";

  private static final Pattern NAME = Pattern.compile("[A-Za-z][A-Za-z0-9]{0,63}");
  private static final int MAX_MEMBERS = 32;

  /** Copies; refuses names that are no identifiers and more than 32 members. */
  public TypedMessage {
    members = List.copyOf(members);
    if (!NAME.matcher(name).matches() || members.isEmpty() || members.size() > MAX_MEMBERS) {
      throw new IllegalArgumentException("typed data is a named struct of 1 to 32 members");
    }
  }

  /**
   * Whose message it is ({@code EIP712Domain}).
   *
   * @param chainId at least 1
   * @param verifyingContract 0x and 40 lower-case hex digits
   */
  public record Domain(String name, String version, long chainId, String verifyingContract) {}

  /**
   * One member.
   *
   * @param type {@code uint256}, {@code uint64}, {@code uint32}, {@code address} or {@code bytes32}
   * @param value decimal for a number; 0x and lower-case hex for the others
   */
  public record Member(String type, String name, String value) {

    private static final Pattern NUMBER = Pattern.compile("0|[1-9][0-9]{0,77}");
    private static final Pattern ADDRESS = Pattern.compile("0x[0-9a-f]{40}");
    private static final Pattern WORD = Pattern.compile("0x[0-9a-f]{64}");

    /** Refuses unknown types and values of another spelling. */
    public Member {
      Pattern form =
          switch (type) {
            case "uint256", "uint64", "uint32" -> NUMBER;
            case "address" -> ADDRESS;
            case "bytes32" -> WORD;
            default -> throw new IllegalArgumentException("no such member type: " + type);
          };
      if (!NAME.matcher(name).matches() || !form.matcher(value).matches()) {
        throw new IllegalArgumentException("member " + name + " is not a canonical " + type);
      }
    }
  }
}
