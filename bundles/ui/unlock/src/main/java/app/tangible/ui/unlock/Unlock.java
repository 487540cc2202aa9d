package app.tangible.ui.unlock;

import app.tangible.identity.IdentityException;
import app.tangible.identity.PassphrasePrompt;
import app.tangible.ui.Page;
import java.util.Hashtable;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;
import org.osgi.framework.BundleContext;
import org.osgi.framework.ServiceRegistration;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;

/** Asks for the passphrase on the screen: its page is there for as long as there is a question. */
@Component
public final class Unlock implements PassphrasePrompt {

  private static final String ID = "unlock";

  private final ReentrantLock lock = new ReentrantLock();
  private final BundleContext context;
  private final UnlockPage page = new UnlockPage(this::show);
  private @Nullable ServiceRegistration<Page> registration;

  /** Nothing is shown until somebody asks. */
  @Activate
  public Unlock(BundleContext context) {
    this.context = context;
  }

  private void show(boolean wanted) {
    lock.lock();
    try {
      ServiceRegistration<Page> shown = registration;
      if (wanted && shown == null) {
        Map<String, Object> properties =
            Map.of("page.id", ID, "page.order", Integer.MIN_VALUE, "page.insists", true);
        registration = context.registerService(Page.class, page, new Hashtable<>(properties));
      } else if (!wanted && shown != null) {
        registration = null;
        shown.unregister();
      }
    } finally {
      lock.unlock();
    }
  }

  @Override
  public Optional<char[]> ask(Reason reason) {
    return page.ask(reason);
  }

  @Override
  public void opened() {
    page.opened();
  }

  @Override
  public void failed(IdentityException why) {
    page.failed(why);
  }

  /** Whoever asks gets no answer. */
  @Deactivate
  public void close() {
    page.close();
  }
}
