package app.tangible.licence.certificate;

import app.tangible.licence.MovedList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/** The list of licences that moved, {@code docs/protocols/licence-1.md} section 9. */
final class MovedListJson {

  static final String CONTEXT = "tangible/moved/1";

  /** A token id has at most 128 bits. */
  private static final Pattern TOKEN = Pattern.compile("0|[1-9][0-9]{0,38}");

  private static final long MAX_NONCE = 0xFFFF_FFFFL;

  private MovedListJson() {}

  static byte[] write(MovedList list) {
    byte[] document =
        CanonicalJson.encode(
            Map.of(
                "version", 1L,
                "from", list.from(),
                "to", list.to(),
                "issued", list.issued().getEpochSecond(),
                "moved",
                    list.moved().stream()
                        .map(entry -> List.of(entry.tokenId(), entry.nonce()))
                        .toList()));
    read(document);
    return document;
  }

  static MovedList read(byte[] document) {
    Fields fields = Fields.of("moved", document).version(1);
    MovedList list =
        new MovedList(
            fields.number("from", 0, CanonicalJson.MAX_INTEGER),
            fields.number("to", 0, CanonicalJson.MAX_INTEGER),
            fields.time("issued"),
            fields.lists("moved", MovedList.MAX_ENTRIES).stream()
                .map(MovedListJson::entry)
                .toList());
    fields.end();
    return list;
  }

  private static MovedList.Entry entry(List<?> pair) {
    if (pair.size() == 2
        && pair.get(0) instanceof String token
        && TOKEN.matcher(token).matches()
        && pair.get(1) instanceof Long nonce
        && nonce >= 0
        && nonce <= MAX_NONCE) {
      return new MovedList.Entry(token, nonce);
    }
    throw new IllegalArgumentException("moved.moved must hold pairs of token and nonce");
  }
}
