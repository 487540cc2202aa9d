package app.tangible.launcher;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.Arrays;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.service.log.LogService;
import org.osgi.service.log.Logger;
import org.osgi.service.log.LoggerConsumer;
import org.osgi.service.log.LoggerFactory;
import org.slf4j.event.Level;

/**
 * The OSGi log service, written to SLF4J: through it the component runtime says why a component
 * failed.
 *
 * <p>Proxies, because {@link Logger} has some fifty methods of the same three shapes.
 */
final class LogServiceBridge {

  private LogServiceBridge() {}

  static void register(BundleContext context) {
    context.registerService(
        new String[] {LogService.class.getName(), LoggerFactory.class.getName()},
        proxy(LogService.class, (self, method, arguments) -> service(method, arguments)),
        null);
  }

  private static @Nullable Object service(Method method, Object @Nullable [] arguments) {
    if (arguments == null) {
      throw new UnsupportedOperationException(method.getName());
    }
    return switch (method.getName()) {
      case "getLogger" -> logger(org.slf4j.LoggerFactory.getLogger(name(arguments)));
      case "log" -> logOldStyle(arguments);
      default -> throw new UnsupportedOperationException(method.getName());
    };
  }

  // getLogger(name | class [, type]) or getLogger(bundle, name, type)
  private static String name(Object[] arguments) {
    Object named = arguments[0] instanceof Bundle ? arguments[1] : arguments[0];
    String name = named instanceof Class<?> type ? type.getName() : named.toString();
    return name.equals(Logger.ROOT_LOGGER_NAME) && arguments[0] instanceof Bundle bundle
        ? bundle.getSymbolicName()
        : name;
  }

  // log([service,] level, message [, thrown]), deprecated in OSGi 7 and still called
  private static @Nullable Object logOldStyle(Object[] arguments) {
    int first = arguments[0] instanceof Integer ? 0 : 1;
    Level level =
        switch ((Integer) arguments[first]) {
          case 1 -> Level.ERROR;
          case 2 -> Level.WARN;
          case 3 -> Level.INFO;
          default -> Level.DEBUG;
        };
    Object thrown = arguments.length > first + 2 ? arguments[first + 2] : null;
    org.slf4j.LoggerFactory.getLogger("osgi.log")
        .atLevel(level)
        .setCause((Throwable) thrown)
        .log((String) arguments[first + 1]);
    return null;
  }

  private static Logger logger(org.slf4j.Logger target) {
    return proxy(Logger.class, (self, method, arguments) -> log(self, target, method, arguments));
  }

  private static @Nullable Object log(
      Object self, org.slf4j.Logger target, Method method, Object @Nullable [] arguments)
      throws Exception {
    String name = method.getName();
    if (name.equals("getName")) {
      return target.getName();
    }
    if (name.startsWith("is")) {
      return target.isEnabledForLevel(level(name.substring(2, name.length() - "Enabled".length())));
    }
    if (arguments == null) {
      throw new UnsupportedOperationException(name);
    }
    if (arguments[0] instanceof LoggerConsumer<?> consumer) {
      consumer.accept((Logger) self);
    } else {
      write(target, level(name), arguments);
    }
    return null;
  }

  private static void write(org.slf4j.Logger target, Level level, Object[] arguments) {
    Object[] values =
        arguments.length == 2 && arguments[1] instanceof Object[] list
            ? list
            : Arrays.copyOfRange(arguments, 1, arguments.length);
    String message = (String) arguments[0];
    target.atLevel(consequence(message) ? Level.DEBUG : level).log(message, values);
  }

  /**
   * Whether the component runtime says that a component is without another one that failed: that
   * one has an error of its own, which must not drown among those that wanted it.
   */
  private static boolean consequence(String message) {
    return message.contains("Could not get service from ref")
        || message.contains("Unable to get service for reference")
        || message.contains("Service not available from service registry");
  }

  private static Level level(String name) {
    String upper = name.toUpperCase(Locale.ROOT);
    return upper.equals("AUDIT") ? Level.INFO : Level.valueOf(upper);
  }

  private static <T> T proxy(Class<T> type, InvocationHandler handler) {
    return type.cast(
        Proxy.newProxyInstance(
            LogServiceBridge.class.getClassLoader(),
            new Class<?>[] {type},
            (self, method, arguments) ->
                switch (method.getName()) {
                  case "equals" -> self == arguments[0];
                  case "hashCode" -> System.identityHashCode(self);
                  case "toString" -> type.getSimpleName() + " to SLF4J";
                  default -> handler.invoke(self, method, arguments);
                }));
  }
}
