package app.tangible.store.http;

import app.tangible.library.Library;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.util.concurrent.atomic.AtomicBoolean;

/** A library in which something else happens just then, the first time that a method is called. */
final class Meanwhile {

  private Meanwhile() {}

  static Library before(Library whole, String method, Runnable other) {
    return on(whole, method, other, () -> {});
  }

  static Library after(Library whole, String method, Runnable other) {
    return on(whole, method, () -> {}, other);
  }

  private static Library on(Library whole, String name, Runnable before, Runnable after) {
    AtomicBoolean happened = new AtomicBoolean();
    return (Library)
        Proxy.newProxyInstance(
            Library.class.getClassLoader(),
            new Class<?>[] {Library.class},
            (_, method, arguments) -> {
              boolean now = method.getName().equals(name) && happened.compareAndSet(false, true);
              if (now) {
                before.run();
              }
              try {
                Object answer = method.invoke(whole, arguments);
                if (now) {
                  after.run();
                }
                return answer;
              } catch (InvocationTargetException e) {
                throw e.getCause();
              }
            });
  }
}
