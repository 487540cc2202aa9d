package app.tangible.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import app.tangible.demo.Household;
import app.tangible.demo.Pilot;
import app.tangible.demo.Remote;
import app.tangible.demo.Remote.Key;
import app.tangible.demo.Town;
import com.fasterxml.jackson.databind.JsonNode;
import java.awt.image.BufferedImage;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;

/**
 * The whole product, from the box to the first resale, with nothing but arrows, OK and back: a
 * chain, a store, a center with its window.
 */
class FiveKeysTest {

  private static final Path PROJECT = Path.of(System.getProperty("tangible.project")).normalize();
  private static final Path HOMES = Path.of(System.getProperty("tangible.e2e.home"));
  private static final int FILM_SECONDS = 90;
  private static final double SOME_SECONDS = 3;
  private static final int ENOUGH = 200;

  @Test
  void firstRunBuyPlayResumeSubtitleMakeRoomResell() throws Exception {
    try (Town town = new Town(PROJECT, HOMES.resolve("five-keys"))) {
      Path pictures = Files.createDirectories(PROJECT.resolve("target/screenshots/five-keys"));
      Path master = master(town.folder());
      String edition = town.sell(master).get("edition").asText();
      Path person = Files.createDirectories(town.folder().resolve("person"));
      Path videos = Files.createDirectories(person.resolve("Videos"));
      Files.copy(master, videos.resolve("Garden Party (2024).mkv"));
      try (Household household =
          new Household(town, "home", 0, true)
              .configure("app.tangible.ui.firstrun", Map.of("greets", true))
              .configure(
                  "app.tangible.ui.shell", Map.of("language", "en", "reducedMotion", true))) {
        household.start("-Duser.home=" + person, "-XX:TieredStopAtLevel=1");
        try (Pilot pilot = household.board()) {
          Remote remote = new Remote(pilot, pictures);
          firstRun(remote);
          buy(remote, edition);
          String licence = play(remote);
          resume(remote);
          makeRoom(remote);
          resell(remote, licence);
          another(town, remote);
        }
      }
    }
  }

  private static void firstRun(Remote remote) throws Exception {
    remote.awaitFocus("language-en");
    remote.picture("01-welcome");
    remote.press(Key.OK);
    remote.choose("firstrun-name");
    remote.awaitFocus("the keyboard", id -> id.startsWith("key-"));
    remote.picture("02-keyboard");
    remote.press(Key.DOWN, Key.OK); // one more letter
    remote.goTo(Key.DOWN, "the commands", id -> id.startsWith("keyboard-"));
    remote.goTo(Key.RIGHT, "keyboard-done");
    remote.press(Key.OK);
    remote.choose("firstrun-next");
    remote.awaitText("Your household’s key has been made");
    remote.picture("03-keys");
    remote.choose("firstrun-next");
    remote.awaitText("Videos");
    remote.awaitFocus("firstrun-next");
    remote.goTo(Key.UP, "folder-0");
    remote.press(Key.OK);
    remote.awaitText("Added");
    remote.picture("04-folder");
    remote.goTo(Key.DOWN, "firstrun-next");
    remote.press(Key.OK);
    remote.awaitFocus("firstrun-done");
    remote.picture("05-ready");
    remote.press(Key.OK);
    remote.awaitText("Garden Party"); // what was in the folder is on the first page
    remote.picture("06-home");
  }

  private static void buy(Remote remote, String edition) throws Exception {
    remote.menu("store");
    remote.awaitFocus("offer-" + edition);
    remote.picture("07-store");
    remote.press(Key.OK);
    remote.awaitFocus("buy");
    remote.picture("08-offer");
    remote.press(Key.OK);
    remote.awaitFocus("pay");
    remote.press(Key.OK);
    remote.see("the film, whole", () -> owned(remote.state()));
    remote.awaitText("The film is in your library");
    remote.picture("09-bought");
    remote.choose("open-film");
  }

  private static boolean owned(JsonNode state) {
    return state.get("films").size() == 1 && state.get("films").get(0).get("onDisk").asBoolean();
  }

  private static String play(Remote remote) throws Exception {
    remote.awaitFocus("play");
    remote.picture("10-film");
    remote.press(Key.OK);
    remote.see("the film plays", () -> remote.playedSeconds() > SOME_SECONDS);
    remote.press(Key.DOWN); // shows the controls
    remote.goTo(Key.RIGHT, "subtitles");
    remote.press(Key.OK);
    remote.choose("subtitles-track");
    remote.awaitFocus("a track", id -> id.startsWith("subtitles-track-"));
    remote.goTo(Key.DOWN, "subtitles-track-1"); // the first is none
    remote.picture("11-subtitles");
    remote.press(Key.OK);
    remote.awaitFocus("subtitles-track");
    remote.press(Key.BACK);
    remote.awaitFocus("subtitles");
    remote.see("the controls gone", () -> !remote.shows("Ends at"));
    remote.see("a line below the picture", () -> white(remote.picture("12-playing")) > ENOUGH);
    return remote.state().get("films").get(0).get("licence").asText();
  }

  private static void resume(Remote remote) throws Exception {
    remote.press(Key.BACK);
    remote.awaitFocus("play");
    remote.awaitText("Resume");
    long kept = remote.state().get("films").get(0).get("resumeAtSeconds").asLong();
    assertThat(kept).isPositive();
    remote.picture("13-resume");
    remote.press(Key.OK);
    remote.see("it goes on", () -> remote.playedSeconds() > kept);
    remote.press(Key.BACK);
    remote.awaitFocus("play");
  }

  /** The film leaves the disk, comes back over the network, and plays. */
  private static void makeRoom(Remote remote) throws Exception {
    Path sealed = Path.of(remote.state().get("films").get(0).get("sealedFile").asText());
    remote.goTo(Key.RIGHT, "more");
    remote.press(Key.OK);
    remote.choose("remove-here");
    remote.awaitFocus("remove-no");
    remote.goTo(Key.RIGHT, "remove-yes");
    remote.press(Key.OK);
    remote.awaitText("Not on this device");
    remote.see("room", () -> !Files.exists(sealed));
    remote.awaitFocus("fetch-again");
    remote.picture("removed");
    remote.press(Key.OK);
    remote.see("the film, whole again", () -> owned(remote.state()));
    remote.awaitFocus("play");
    remote.press(Key.OK);
    remote.see("the film plays", () -> remote.playedSeconds() > SOME_SECONDS);
    remote.press(Key.BACK);
    remote.awaitFocus("play");
  }

  private static void resell(Remote remote, String licence) throws Exception {
    remote.goTo(Key.DOWN, "sell");
    remote.press(Key.OK);
    remote.awaitFocus("price-up");
    remote.picture("14-sell");
    remote.goTo(Key.DOWN, "the buttons", id -> id.equals("back") || id.equals("confirm-offer"));
    remote.goTo(Key.LEFT, "confirm-offer");
    remote.press(Key.OK);
    remote.see(
        "the offer on the market",
        () -> {
          JsonNode sales = remote.sales();
          return !sales.isEmpty() && sales.get(0).get("state").asText().equals("OPEN");
        });
    assertThat(remote.sales().get(0).get("licence").asText()).isEqualTo(licence);
    remote.picture("15-on-offer");
  }

  /** Somebody else buys it; here it is gone, and the money has come. */
  private static void another(Town town, Remote remote) throws Exception {
    try (Household buyer = new Household(town, "buyer", 0, false)) {
      buyer.start("-XX:TieredStopAtLevel=1");
      try (Pilot pilot = buyer.board()) {
        pilot.ask("accept", "offer", remote.sales().get(0).get("offer").asText());
        remote.see("the sale", () -> remote.sales().get(0).get("state").asText().equals("SOLD"));
        remote.see("the film gone", () -> remote.state().get("films").isEmpty());
      }
    }
    remote.menu("market");
    remote.awaitFocus("retry"); // nobody else sells anything: all is there that will be
    remote.goTo(Key.UP, "the lists", id -> id.startsWith("market-") || id.startsWith("menu-"));
    remote.goTo(Key.DOWN, "the lists", id -> id.startsWith("market-"));
    remote.goTo(Key.RIGHT, "market-mine");
    remote.press(Key.OK);
    remote.awaitText("Sold");
    remote.picture("16-sold");
  }

  /** How much is white where subtitles are; the film's own picture has other colours there. */
  private static int white(Path picture) throws Exception {
    BufferedImage image = ImageIO.read(picture.toFile());
    int count = 0;
    for (int y = image.getHeight() * 4 / 5; y < image.getHeight(); y++) {
      for (int x = image.getWidth() / 3; x < image.getWidth() * 2 / 3; x++) {
        int rgb = image.getRGB(x, y);
        if ((rgb >> 16 & 255) > 230 && (rgb >> 8 & 255) > 230 && (rgb & 255) > 230) {
          count++;
        }
      }
    }
    return count;
  }

  /** A film with a picture, a tone and subtitles from its first second on. */
  private static Path master(Path folder) throws Exception {
    Path words = folder.resolve("words.srt");
    StringBuilder lines = new StringBuilder();
    for (int i = 0; i < FILM_SECONDS; i += 2) {
      lines.append(
          "%d\n00:%02d:%02d,000 --> 00:%02d:%02d,900\nLine %d\n\n"
              .formatted(i / 2 + 1, i / 60, i % 60, (i + 1) / 60, (i + 1) % 60, i));
    }
    Files.writeString(words, lines);
    Path master = folder.resolve("master.mkv");
    Process ffmpeg =
        new ProcessBuilder(
                List.of(
                    "ffmpeg",
                    "-v",
                    "error",
                    "-nostdin",
                    "-y",
                    "-f",
                    "lavfi",
                    "-i",
                    "testsrc2=s=1280x720:r=24:d=" + FILM_SECONDS,
                    "-f",
                    "lavfi",
                    "-i",
                    "sine=f=440:d=" + FILM_SECONDS,
                    "-i",
                    words.toString(),
                    "-c:v",
                    "libx264",
                    "-preset",
                    "ultrafast",
                    "-b:v",
                    "2M",
                    "-pix_fmt",
                    "yuv420p",
                    "-g",
                    "24",
                    "-c:a",
                    "aac",
                    "-c:s",
                    "srt",
                    master.toString()))
            .inheritIO()
            .start();
    assertThat(ffmpeg.waitFor()).isZero();
    return master;
  }
}
