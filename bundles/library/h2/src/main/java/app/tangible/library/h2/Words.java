package app.tangible.library.h2;

import java.util.Arrays;
import java.util.BitSet;
import java.util.Collection;
import java.util.List;
import java.util.NavigableMap;
import java.util.TreeMap;

/** Which slots have which words. Not safe for several threads: its owner locks. */
final class Words {

  private final NavigableMap<String, Slots> places = new TreeMap<>();

  void add(int slot, Collection<String> words) {
    for (String word : words) {
      places.computeIfAbsent(word, fresh -> new Slots()).add(slot);
    }
  }

  void remove(int slot, Collection<String> words) {
    for (String word : words) {
      places.computeIfPresent(word, (same, slots) -> slots.remove(slot) ? null : slots);
    }
  }

  /** Slots that have, for each of these, a word that begins with it. */
  BitSet having(List<String> beginnings) {
    BitSet all = new BitSet();
    boolean first = true;
    for (String beginning : beginnings) {
      BitSet these = new BitSet();
      places
          .subMap(beginning, true, beginning + Character.MAX_VALUE, false)
          .values()
          .forEach(slots -> slots.into(these));
      if (first) {
        all = these;
      } else {
        all.and(these);
      }
      first = false;
    }
    return all;
  }

  /** A few numbers. */
  private static final class Slots {

    private int[] numbers = new int[2];
    private int count;

    void add(int slot) {
      if (count == numbers.length) {
        numbers = Arrays.copyOf(numbers, count * 2);
      }
      numbers[count++] = slot;
    }

    /** Whether it is empty then. */
    boolean remove(int slot) {
      for (int i = 0; i < count; i++) {
        if (numbers[i] == slot) {
          numbers[i] = numbers[--count];
          break;
        }
      }
      return count == 0;
    }

    void into(BitSet set) {
      for (int i = 0; i < count; i++) {
        set.set(numbers[i]);
      }
    }
  }
}
