package app.tangible.web.remote;

import static org.assertj.core.api.Assertions.assertThat;

import app.tangible.library.Title;
import app.tangible.library.testing.Titles;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** WebP goes to the phone as it is, and says so. */
class PostersTest {

  /** {@code ffmpeg -f lavfi -i color=c=red:size=20x30 -frames:v 1 -c:v libwebp one.webp}. */
  private static final byte[] WEBP =
      Base64.getDecoder()
          .decode(
              "UklGRkgAAABXRUJQVlA4IDwAAAAwAwCdASoUAB4APtFiqk+oJaOiKAgBABoJZQDJAoAAQFBQAP7rjl/oTY9qK//0"
                  + "JP/ibP+Js+BfC4jnAAA=");

  @TempDir Path folder;

  private URI file(byte[] bytes) throws IOException {
    return Files.write(folder.resolve("poster.webp"), bytes).toUri();
  }

  @Test
  void aWebpPosterComesThroughTheDoorAsItIs() throws Exception {
    try (House house = new House(folder)) {
      String token = house.admitted();
      Title title = Titles.tenFilms().getFirst().poster(file(WEBP));
      house.shelf.put(title);
      HttpResponse<byte[]> answer =
          HttpClient.newHttpClient()
              .send(
                  house
                      .asked("GET", "/remote/v1/titles/" + title.id() + "/poster", "")
                      .header("Cookie", Cookies.SESSION + "=" + token)
                      .build(),
                  BodyHandlers.ofByteArray());
      assertThat(answer.statusCode()).isEqualTo(200);
      assertThat(answer.headers().firstValue("Content-Type")).hasValue("image/webp");
      assertThat(answer.headers().firstValue("X-Content-Type-Options")).hasValue("nosniff");
      assertThat(answer.body()).isEqualTo(WEBP);
    }
  }

  @Test
  void oneThatSaysItIsHugeDoesNot() throws IOException {
    assertThat(WebpHead.pixels(WEBP)).isEqualTo(20 * 30);
    byte[] huge = WEBP.clone();
    huge[27] = huge[29] = 0x3f;
    assertThat(new Posters().of(file(huge))).isEmpty();
    huge[15] = 'Z';
    assertThat(new Posters().of(file(huge))).isEmpty();
  }
}
