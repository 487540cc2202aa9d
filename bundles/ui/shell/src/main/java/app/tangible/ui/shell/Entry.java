package app.tangible.ui.shell;

import app.tangible.ui.Page;
import java.util.Comparator;
import java.util.Map;

/** A page and what its service properties say of it. */
record Entry(
    Page page,
    String id,
    int order,
    String title,
    String icon,
    boolean menu,
    boolean household,
    boolean insists) {

  static final Comparator<Entry> IN_ORDER =
      Comparator.comparingInt(Entry::order).thenComparing(Entry::id);

  /** Reads the properties that {@link app.tangible.ui.PageInfo} writes. */
  static Entry of(Page page, Map<String, ?> properties) {
    return new Entry(
        page,
        text(properties, "page.id", page.getClass().getName()),
        properties.get("page.order") instanceof Integer order ? order : 1000,
        text(properties, "page.title", "title"),
        text(properties, "page.icon", ""),
        !Boolean.FALSE.equals(properties.get("page.menu")),
        Boolean.TRUE.equals(properties.get("page.household")),
        Boolean.TRUE.equals(properties.get("page.insists")));
  }

  private static String text(Map<String, ?> properties, String key, String otherwise) {
    return properties.get(key) instanceof String text ? text : otherwise;
  }
}
