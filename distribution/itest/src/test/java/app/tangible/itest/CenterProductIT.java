package app.tangible.itest;

import java.nio.file.Path;
import java.util.Set;
import javax.inject.Inject;
import org.junit.Test;
import org.junit.runner.RunWith;
import org.ops4j.pax.exam.Configuration;
import org.ops4j.pax.exam.Option;
import org.ops4j.pax.exam.junit.PaxExam;
import org.ops4j.pax.exam.spi.reactors.ExamReactorStrategy;
import org.ops4j.pax.exam.spi.reactors.PerClass;
import org.osgi.framework.BundleContext;
import org.osgi.service.component.runtime.ServiceComponentRuntime;

/** The center's bundles come up together, those of the screen aside. */
@RunWith(PaxExam.class)
@ExamReactorStrategy(PerClass.class)
public class CenterProductIT {

  /** Without a screen nothing can be pressed on it. */
  private static final Set<String> FROM_THE_SCREEN = Set.of("app.tangible.viewing.RemoteKeys");

  @Inject private BundleContext context;
  @Inject private ServiceComponentRuntime components;

  @Configuration
  public Option[] center() {
    Path home = Layout.freshHome("center-product");
    return new Option[] {Layout.bundlesOf("center", home, jar -> !Layout.needsScreen(jar))};
  }

  @Test
  public void everyBundleIsActive() {
    Running.everyBundleIsActive(context);
  }

  @Test
  public void noComponentFails() {
    Running.noComponentFails(context, components, FROM_THE_SCREEN);
  }
}
