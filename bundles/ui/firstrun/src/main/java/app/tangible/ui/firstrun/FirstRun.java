package app.tangible.ui.firstrun;

import app.tangible.host.ProductHome;
import app.tangible.identity.Identity;
import app.tangible.library.Library;
import app.tangible.library.Viewers;
import app.tangible.library.WatchedFolders;
import app.tangible.ui.Page;
import app.tangible.ui.Places;
import java.util.Dictionary;
import java.util.Hashtable;
import java.util.Map;
import java.util.concurrent.locks.ReentrantLock;
import org.osgi.framework.BundleContext;
import org.osgi.framework.ServiceRegistration;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.metatype.annotations.AttributeDefinition;
import org.osgi.service.metatype.annotations.Designate;
import org.osgi.service.metatype.annotations.ObjectClassDefinition;

/**
 * Offers the page of the first minutes. In a home where nothing has been set up it is the first of
 * the menu, so that the screen opens it by itself; once it is done or left, only other pages lead
 * to it.
 */
@Component(
    service = {},
    immediate = true,
    configurationPid = "app.tangible.ui.firstrun")
@Designate(ocd = FirstRun.Config.class)
public final class FirstRun {

  private static final String ID = "firstrun";

  /** Settings of {@code app.tangible.ui.firstrun}. */
  @ObjectClassDefinition(name = "First run")
  public @interface Config {

    @AttributeDefinition(description = "Whether it opens by itself in a home without anything")
    boolean greets() default true;
  }

  private final ReentrantLock lock = new ReentrantLock();
  private final BundleContext context;
  private final Page page;
  private ServiceRegistration<Page> registration;

  @Activate
  public FirstRun(
      BundleContext context,
      @Reference ProductHome home,
      @Reference Identity identity,
      @Reference Viewers viewers,
      @Reference WatchedFolders folders,
      @Reference Library library,
      Config config) {
    this.context = context;
    Progress progress = new Progress(home.folder("ui"));
    page =
        new FirstRunPage(
            identity, viewers, folders, Places.ofThisMachine(), progress, this::stepAside);
    boolean first =
        config.greets() && !progress.done() && library.films().isEmpty() && folders.all().isEmpty();
    registration = register(first);
  }

  private ServiceRegistration<Page> register(boolean first) {
    Dictionary<String, Object> properties =
        new Hashtable<>(Map.of("page.id", ID, "page.order", first ? 0 : 950, "page.menu", first));
    return context.registerService(Page.class, page, properties);
  }

  /** Out of the menu: the screen shows what comes first there now. */
  private void stepAside() {
    lock.lock();
    try {
      registration.unregister();
      registration = register(false);
    } finally {
      lock.unlock();
    }
  }

  /** It goes with its bundle. */
  @Deactivate
  public void close() {
    lock.lock();
    try {
      registration.unregister();
    } finally {
      lock.unlock();
    }
  }
}
