package app.tangible.rules;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** D4: each technology is imported by the bundles named here and by no other of ours. */
final class Technologies {

  /** Package prefix to bundle names; a trailing dot means every part of that capability. */
  private static final Map<String, Set<String>> ALLOWED = new LinkedHashMap<>();

  static {
    ALLOWED.put("org.web3j", Set.of("chain.evm"));
    ALLOWED.put(
        "org.bouncycastle",
        Set.of("identity.bouncycastle", "chain.evm", "chain.erc4337", "peer.quic"));
    ALLOWED.put("com.webauthn4j", Set.of("accounts.passkey"));
    ALLOWED.put("com.google.zxing", Set.of("ui.api"));
    ALLOWED.put("com.twelvemonkeys", Set.of("ui.shell"));
    ALLOWED.put("uk.co.caprica", Set.of("player.vlc"));
    ALLOWED.put("com.sun.jna", Set.of("player.vlc"));
    ALLOWED.put("javafx", Set.of("ui."));
    ALLOWED.put("org.jupnp", Set.of("cast.dlna"));
    ALLOWED.put("javax.jmdns", Set.of("cast.airplay", "cast.chromecast"));
    ALLOWED.put("io.netty", Set.of("peer.quic"));
    ALLOWED.put("org.glassfish", Set.of("web.jersey"));
    ALLOWED.put("org.eclipse.jetty", Set.of("web.remote"));
    ALLOWED.put("org.h2", Set.of());
    ALLOWED.put("org.flywaydb", Set.of());
    ALLOWED.put("org.postgresql", Set.of());
    ALLOWED.put("com.zaxxer", Set.of("database.postgresql"));
    ALLOWED.put(
        "org.osgi.service.jdbc", Set.of("library.h2", "database.h2", "database.postgresql"));
    ALLOWED.put("org.osgi.service.cm", Set.of("host.felix"));
    ALLOWED.put(
        "org.osgi.framework",
        Set.of(
            "host.felix",
            "web.jersey",
            "identity.devicekeys",
            "ui.shell",
            "ui.settings",
            "ui.firstrun",
            "ui.unlock"));
    ALLOWED.put("org.osgi.service.component.runtime", Set.of("host.felix"));
    ALLOWED.put(
        "java.net.http",
        Set.of(
            "store.",
            "transfer.",
            "chain.evm",
            "chain.erc4337",
            "metadata.",
            "payment.",
            "peer.libp2p"));
    ALLOWED.put("java.lang.foreign", Set.of("decoder.guest", "decoder.sandbox"));
  }

  private Technologies() {}

  static List<String> misplaced(Shipped bundle) {
    return bundle.imports().keySet().stream()
        .flatMap(name -> ALLOWED.entrySet().stream().filter(row -> within(name, row.getKey())))
        .filter(row -> row.getValue().stream().noneMatch(place -> isPlace(bundle, place)))
        .map(
            row -> bundle.name() + " imports " + row.getKey() + ", the matter of " + row.getValue())
        .distinct()
        .toList();
  }

  private static boolean within(String name, String prefix) {
    return name.equals(prefix) || name.startsWith(prefix + ".");
  }

  private static boolean isPlace(Shipped bundle, String place) {
    return place.endsWith(".") ? bundle.part().startsWith(place) : bundle.part().equals(place);
  }
}
