package app.tangible.peer.testing;

import java.lang.reflect.Proxy;
import java.util.Map;

/** Configurations as the container makes them: defaults, and what is set otherwise. */
public final class Settings {

  private Settings() {}

  /** Those of this type. */
  public static <T> T of(Class<T> type, Map<String, Object> set) {
    Object proxy =
        Proxy.newProxyInstance(
            type.getClassLoader(),
            new Class<?>[] {type},
            (self, method, arguments) ->
                set.getOrDefault(method.getName(), method.getDefaultValue()));
    return type.cast(proxy);
  }
}
