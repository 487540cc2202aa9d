package app.tangible.itest;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
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

/** The server's bundles come up together. */
@RunWith(PaxExam.class)
@ExamReactorStrategy(PerClass.class)
public class ServerProductIT {

  @Inject private BundleContext context;
  @Inject private ServiceComponentRuntime components;

  @Configuration
  public Option[] server() throws IOException {
    Path home = Layout.freshHome("server-product");
    Files.writeString(
        home.resolve("conf/org.apache.felix.http.json"),
        """
        {"org.osgi.service.http.port": 0}
        """);
    return new Option[] {Layout.bundlesOf("server", home)};
  }

  @Test
  public void everyBundleIsActive() {
    Running.everyBundleIsActive(context);
  }

  @Test
  public void noComponentFails() {
    Running.noComponentFails(components);
  }
}
