package app.tangible.peer.interop;

import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.Map;

/** A component's configuration with its defaults but for some values. */
final class Defaults {

  private Defaults() {}

  static <T> T of(Class<T> config, Map<String, Object> values) {
    return config.cast(
        Proxy.newProxyInstance(
            config.getClassLoader(),
            new Class<?>[] {config},
            (proxy, method, arguments) -> value(method, values)));
  }

  private static Object value(Method method, Map<String, Object> values) {
    return values.getOrDefault(method.getName(), method.getDefaultValue());
  }
}
