package app.tangible.player.xrandr;

import app.tangible.host.ProductHome;
import app.tangible.player.Display;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.metatype.annotations.AttributeDefinition;
import org.osgi.service.metatype.annotations.Designate;
import org.osgi.service.metatype.annotations.ObjectClassDefinition;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Drives the first display of an X11 desktop. What it was before is noted on the disk before it is
 * changed, so that it is put back after a crash, too: at the next start.
 */
@Component(configurationPid = "app.tangible.player.xrandr")
@Designate(ocd = XrandrDisplay.Config.class)
public final class XrandrDisplay implements Display {

  private static final Logger LOG = LoggerFactory.getLogger(XrandrDisplay.class);
  private static final int MOST_BYTES = 1 << 18;

  /** Settings of {@code app.tangible.player.xrandr}. */
  @ObjectClassDefinition(name = "Display (xrandr)")
  public @interface Config {

    @AttributeDefinition(description = "The program")
    String program() default "xrandr";

    @AttributeDefinition(description = "After how long without an answer it is given up")
    int limitSeconds() default 5;
  }

  private final ReentrantLock one = new ReentrantLock();
  private final Config config;
  private final Path wish;
  private final Path before;
  private volatile Optional<Output> output = Optional.empty();
  private volatile boolean follows;

  /** Puts back what a crash has left. */
  @Activate
  public XrandrDisplay(@Reference ProductHome home, Config config) {
    if (config.limitSeconds() < 1 || config.limitSeconds() > 60) {
      throw new IllegalArgumentException("limitSeconds is 1 to 60, got " + config.limitSeconds());
    }
    this.config = config;
    Path folder = home.folder("display");
    wish = folder.resolve("follow");
    before = folder.resolve("before");
    follows = Files.exists(wish);
    Thread.ofVirtual().name("player.xrandr").start(this::begin);
  }

  private void begin() {
    restore();
    look();
  }

  private void look() {
    output = ask(List.of("--query")).flatMap(lines -> Output.read(lines).stream().findFirst());
  }

  @Override
  public Optional<Mode> now() {
    return output.map(shown -> new Mode(shown.width(), shown.height(), shown.rate()));
  }

  @Override
  public boolean canSwitch() {
    return output.filter(shown -> shown.rates().size() > 1).isPresent();
  }

  @Override
  public boolean follows() {
    return follows;
  }

  @Override
  public void follow(boolean wanted) {
    follows = wanted;
    try {
      if (wanted) {
        Files.writeString(wish, "");
      } else {
        Files.deleteIfExists(wish);
      }
    } catch (IOException e) {
      LOG.warn("whether the display follows is not kept: {}", e.toString());
    }
  }

  @Override
  public void suit(double framesPerSecond) {
    if (!follows || !(framesPerSecond > 1)) {
      return;
    }
    one.lock();
    try {
      look();
      Optional<Output> shown = output;
      Optional<Double> rate = shown.flatMap(now -> now.suiting(framesPerSecond));
      if (rate.isPresent()) {
        note(shown.get());
        drive(shown.get().name(), shown.get().size(), rate.get());
        look();
      }
    } finally {
      one.unlock();
    }
  }

  /** What was first is what is put back, however often it changes. */
  private void note(Output now) {
    try {
      if (!Files.exists(before)) {
        Files.writeString(before, now.name() + " " + now.size() + " " + number(now.rate()));
      }
    } catch (IOException e) {
      throw new UncheckedIOException("the display's rate is not noted, so it is not changed", e);
    }
  }

  @Override
  public void restore() {
    one.lock();
    try {
      if (!Files.exists(before)) {
        return;
      }
      String[] words = Files.readString(before).split(" ");
      if (words.length == 3 && words[0].matches("[\\w.-]+") && words[1].matches("\\d+x\\d+i?")) {
        drive(words[0], words[1], Double.parseDouble(words[2]));
      }
      Files.deleteIfExists(before);
      look();
    } catch (IOException | NumberFormatException e) {
      LOG.warn("the display is not put back: {}", e.toString());
    } finally {
      one.unlock();
    }
  }

  private void drive(String name, String size, double rate) {
    ask(List.of("--output", name, "--mode", size, "--rate", number(rate)));
  }

  private static String number(double rate) {
    return String.format(Locale.ROOT, "%.3f", rate);
  }

  private Optional<List<String>> ask(List<String> arguments) {
    List<String> command = new ArrayList<>(List.of(config.program()));
    command.addAll(arguments);
    Process process;
    try {
      process = new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.DISCARD).start();
    } catch (IOException e) {
      LOG.debug("no xrandr here: {}", e.getMessage());
      return Optional.empty();
    }
    try {
      process.getOutputStream().close();
      Thread limit =
          Thread.ofVirtual()
              .start(
                  () -> {
                    try {
                      if (!process.waitFor(config.limitSeconds(), TimeUnit.SECONDS)) {
                        process.destroyForcibly();
                      }
                    } catch (InterruptedException e) {
                      process.destroyForcibly();
                    }
                  });
      byte[] bytes = process.getInputStream().readNBytes(MOST_BYTES);
      limit.join();
      return process.exitValue() == 0
          ? Optional.of(new String(bytes, StandardCharsets.UTF_8).lines().toList())
          : Optional.empty();
    } catch (IOException e) {
      return Optional.empty();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return Optional.empty();
    } finally {
      process.destroyForcibly();
    }
  }

  /** Puts the display back. */
  @Deactivate
  public void close() {
    restore();
  }
}
