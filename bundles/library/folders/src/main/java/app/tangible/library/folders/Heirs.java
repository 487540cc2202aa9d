package app.tangible.library.folders;

import app.tangible.library.intake.Find;
import app.tangible.library.intake.FoundFile;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/**
 * Which of what is new is something that has gone from its place: the same file under another name,
 * or another file of the same film in the same folder. It stays the same title.
 */
final class Heirs {

  private Heirs() {}

  /** From old keys to new ones. */
  static Map<String, String> of(Collection<Find> gone, Collection<Find> fresh) {
    Map<String, String> heirs = new LinkedHashMap<>();
    match(gone, fresh, heirs, Heirs::content);
    match(gone, fresh, heirs, Heirs::place);
    return heirs;
  }

  private static void match(
      Collection<Find> gone,
      Collection<Find> fresh,
      Map<String, String> heirs,
      Function<Find, Optional<String>> sign) {
    Map<String, List<Find>> old = bySign(gone, sign);
    Map<String, List<Find>> now = bySign(fresh, sign);
    old.forEach(
        (one, finds) -> {
          List<Find> there = now.getOrDefault(one, List.of());
          boolean free =
              finds.size() == 1
                  && there.size() == 1
                  && !heirs.containsKey(finds.getFirst().key())
                  && !heirs.containsValue(there.getFirst().key());
          if (free) {
            heirs.put(finds.getFirst().key(), there.getFirst().key());
          }
        });
  }

  private static Map<String, List<Find>> bySign(
      Collection<Find> finds, Function<Find, Optional<String>> sign) {
    Map<String, List<Find>> all = new HashMap<>();
    for (Find find : finds) {
      sign.apply(find)
          .ifPresent(one -> all.computeIfAbsent(one, unused -> new ArrayList<>()).add(find));
    }
    return all;
  }

  private static Optional<String> content(Find find) {
    if (find.files().isEmpty()) {
      return Optional.empty();
    }
    FoundFile first = find.files().getFirst();
    return Optional.of(find.kind() + "|" + first.bytes() + "|" + first.modifiedMillis());
  }

  private static Optional<String> place(Find find) {
    return find.files().isEmpty()
        ? Optional.empty()
        : Optional.of(
            String.join(
                "|",
                find.kind().name(),
                String.valueOf(find.files().getFirst().path().getParent()),
                find.parent().orElse(""),
                "" + find.season(),
                "" + find.number(),
                find.number() > 0 ? "" : Text.folded(find.name()) + find.year()));
  }
}
