package app.tangible.itest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import app.tangible.host.StartPause;
import app.tangible.identity.Identity;
import app.tangible.identity.PassphrasePrompt;
import app.tangible.identity.Protection;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
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

/** A center whose keys wait for a passphrase has started, and comes up whole once it is typed. */
@RunWith(PaxExam.class)
@ExamReactorStrategy(PerClass.class)
public class LockedCenterIT {

  private static final Duration SOON = Duration.ofSeconds(30);
  private static final String LIBRARY = "app.tangible.library.Library";

  @Inject private BundleContext context;
  @Inject private ServiceComponentRuntime components;

  @Configuration
  public Option[] center() throws IOException {
    Path home = Layout.freshHome("locked-center");
    Files.writeString(
        home.resolve("conf/app.tangible.identity.devicekeys.json"),
        "{\"protection\": \"passphrase\"}");
    return new Option[] {Layout.bundlesOf("center", home, jar -> !Layout.needsScreen(jar))};
  }

  /** Answers when it is let. */
  private static final class Person implements PassphrasePrompt {

    private final CountDownLatch typed = new CountDownLatch(1);
    private final AtomicBoolean opened = new AtomicBoolean();

    @Override
    public Optional<char[]> ask(Reason reason) {
      try {
        typed.await();
        return Optional.of("correct horse".toCharArray());
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        return Optional.empty();
      }
    }

    @Override
    public void opened() {
      opened.set(true);
    }
  }

  @Test
  public void everythingComesWhenThePassphraseIsTyped() {
    Running.everyBundleIsActive(context);
    assertThat(context.getServiceReference(Identity.class)).isNull();
    assertThat(context.getServiceReference(LIBRARY)).isNull();

    Person late = new Person();
    context.registerService(PassphrasePrompt.class, late, null);
    await().atMost(SOON).until(() -> context.getServiceReference(StartPause.class) != null);
    assertThat(context.getServiceReference(LIBRARY)).isNull();

    late.typed.countDown();
    await().atMost(SOON).untilTrue(late.opened);
    assertThat(context.getServiceReference(LIBRARY)).isNotNull();
    assertThat(context.getService(context.getServiceReference(Identity.class)).protection())
        .isEqualTo(Protection.PASSPHRASE);
    await().atMost(SOON).until(() -> context.getServiceReference(StartPause.class) == null);
    Running.noComponentFails(context, components, Set.of("app.tangible.viewing.RemoteKeys"));
  }
}
