package app.tangible.ui.walk;

import java.lang.annotation.Annotation;
import java.lang.reflect.Proxy;
import java.util.Map;

/** A component's configuration: its defaults, and what a test wants otherwise. */
final class Configured {

  private Configured() {}

  static <T extends Annotation> T of(Class<T> type, Map<String, Object> wanted) {
    return type.cast(
        Proxy.newProxyInstance(
            type.getClassLoader(),
            new Class<?>[] {type},
            (proxy, method, arguments) ->
                method.getName().equals("annotationType")
                    ? type
                    : wanted.getOrDefault(method.getName(), method.getDefaultValue())));
  }
}
