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
    // Nobody answers there: the server starts all the same and waits for its chain.
    Files.writeString(
        home.resolve("conf/app.tangible.chain.evm.json"),
        """
        {
          "rpc": "http://127.0.0.1:9",
          "chainId": 31337,
          "licences": "0x00000000000000000000000000000000000000aa",
          "anchor": "0x00000000000000000000000000000000000000bb",
          ".key": "0x0000000000000000000000000000000000000000000000000000000000000001"
        }
        """);
    return new Option[] {Layout.bundlesOf("server", home)};
  }

  @Test
  public void everyBundleIsActive() {
    Running.everyBundleIsActive(context);
  }

  @Test
  public void noComponentFails() {
    Running.noComponentFails(context, components);
  }
}
