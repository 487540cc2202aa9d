package app.tangible.ui.settings;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What bundles call their licences, as people call them. */
final class LicenceNames {

  private static final Pattern NAMED =
      Pattern.compile("(?:opensource\\.org/licenses?|spdx\\.org/licenses)/([A-Za-z0-9.+-]+)");

  private static final Map<String, String> KNOWN = new LinkedHashMap<>();

  static {
    KNOWN.put("apache.org/licenses/license-2.0", "Apache-2.0");
    KNOWN.put("eclipse.org/legal/epl-2.0", "EPL-2.0");
    KNOWN.put("eclipse.org/legal/epl-v20", "EPL-2.0");
    KNOWN.put("eclipse.org/legal/epl-v10", "EPL-1.0");
    KNOWN.put("eclipse.org/org/documents/edl-v10", "BSD-3-Clause");
    KNOWN.put("gnu.org/software/classpath/license", "GPL-2.0 with Classpath exception");
    KNOWN.put("mozilla.org/mpl/2.0", "MPL-2.0");
    KNOWN.put("mozilla.org/en-us/mpl/2.0", "MPL-2.0");
  }

  private LicenceNames() {}

  /**
   * @param header a {@code Bundle-License} (OSGi Core, section 3.2.1.10): names or addresses, with
   *     attributes after semicolons, separated by commas
   */
  static String of(String header) {
    return Stream.of(header.split(","))
        .map(one -> one.split(";", 2)[0].strip().replace("\"", ""))
        .filter(one -> !one.isEmpty())
        .map(LicenceNames::known)
        .distinct()
        .collect(Collectors.joining(", "));
  }

  private static String known(String name) {
    String lower = name.toLowerCase(Locale.ROOT);
    Matcher named = NAMED.matcher(name);
    return KNOWN.entrySet().stream()
        .filter(entry -> lower.contains(entry.getKey()))
        .map(Map.Entry::getValue)
        .findFirst()
        .orElseGet(() -> named.find() ? named.group(1).replaceAll("\\.(php|html|txt)$", "") : name);
  }
}
