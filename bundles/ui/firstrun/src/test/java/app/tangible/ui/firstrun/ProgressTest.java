package app.tangible.ui.firstrun;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ProgressTest {

  @TempDir Path folder;

  @Test
  void aFreshHomeBeginsWithTheLanguage() {
    Progress progress = new Progress(folder);
    assertThat(progress.step()).isEqualTo(Step.LANGUAGE);
    assertThat(progress.done()).isFalse();
  }

  @Test
  void goesOnWhereItWasAfterARestart() {
    new Progress(folder).at(Step.FOLDER);
    assertThat(new Progress(folder).step()).isEqualTo(Step.FOLDER);
    assertThat(new Progress(folder).done()).isFalse();
  }

  @Test
  void whatIsDoneStaysDoneAndCanBeGoneThroughAgain() {
    new Progress(folder).finish();
    Progress again = new Progress(folder);
    assertThat(again.done()).isTrue();
    assertThat(again.step()).isEqualTo(Step.LANGUAGE);
  }

  @Test
  void aNoteOfSomethingElseIsNoNote() throws Exception {
    Files.writeString(folder.resolve("firstrun"), "x".repeat(5_000));
    assertThat(new Progress(folder).step()).isEqualTo(Step.LANGUAGE);
    Files.writeString(folder.resolve("firstrun"), "NOWHERE");
    assertThat(new Progress(folder).done()).isFalse();
  }

  @Test
  void aFolderThatIsGoneDoesNotStopThePerson() {
    Progress progress = new Progress(folder.resolve("gone"));
    progress.at(Step.KEYS);
    assertThat(progress.step()).isEqualTo(Step.KEYS);
  }
}
