package app.tangible.itest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import app.tangible.host.ProductHome;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Dictionary;
import javax.inject.Inject;
import org.junit.Test;
import org.junit.runner.RunWith;
import org.ops4j.pax.exam.Configuration;
import org.ops4j.pax.exam.Option;
import org.ops4j.pax.exam.junit.PaxExam;
import org.ops4j.pax.exam.spi.reactors.ExamReactorStrategy;
import org.ops4j.pax.exam.spi.reactors.PerClass;
import org.osgi.service.cm.ConfigurationAdmin;

/** The files of {@code conf/} reach the configuration admin of a running product. */
@RunWith(PaxExam.class)
@ExamReactorStrategy(PerClass.class)
public class ConfigurationIT {

  private static final Duration SOON = Duration.ofSeconds(10);

  @Inject private ConfigurationAdmin admin;
  @Inject private ProductHome home;

  @Configuration
  public Option[] seeder() throws IOException {
    Path home = Layout.freshHome("configuration");
    Files.writeString(
        home.resolve("conf/org.apache.felix.http.json"),
        """
        {"org.osgi.service.http.port": 0}
        """);
    return new Option[] {Layout.bundlesOf("seeder", home)};
  }

  private Dictionary<String, Object> properties(String pid) throws IOException {
    return admin.getConfiguration(pid, "?").getProperties();
  }

  @Test
  public void theHomeGoesBeforeTheDistributionKeyByKey() throws IOException {
    Dictionary<String, Object> http = properties("org.apache.felix.http");
    assertThat(http.get("org.osgi.service.http.port")).isEqualTo(0L);
    assertThat(http.get("org.apache.felix.http.host")).isEqualTo("127.0.0.1");
  }

  @Test
  public void aNewFileIsReadAndARemovedOneForgotten() throws IOException {
    Path file = home.folder("conf").resolve("made.up.json");
    Files.writeString(file, "{\"chunkBytes\": 65536, \"names\": [\"a\", \"b\"], \"on\": true}");
    await()
        .atMost(SOON)
        .untilAsserted(
            () -> {
              assertThat(properties("made.up")).isNotNull();
              assertThat(properties("made.up").get("chunkBytes")).isEqualTo(65536L);
              assertThat(properties("made.up").get("names")).isEqualTo(new String[] {"a", "b"});
              assertThat(properties("made.up").get("on")).isEqualTo(true);
            });
    Files.delete(file);
    await().atMost(SOON).until(() -> properties("made.up") == null);
  }
}
