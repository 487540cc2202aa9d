package app.tangible.web.jersey;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import org.junit.jupiter.api.Test;

final class OpenApiTest {

  private final JsonNode document =
      Json.mapper()
          .valueToTree(
              new OpenApi()
                  .describe(
                      List.of(
                          JerseyWhiteboardTest.Hello.class, Health.class, OpenApiDocument.class)));

  @Test
  void describesEveryPathWithItsParametersAndBodies() {
    assertThat(document.get("openapi").asText()).isEqualTo("3.1.0");
    assertThat(document.get("paths").fieldNames())
        .toIterable()
        .containsExactly(
            "/health/live",
            "/health/ready",
            "/hello",
            "/hello/bytes",
            "/hello/fails/always",
            "/hello/refuses/always",
            "/hello/slow/answer",
            "/hello/{name}",
            "/v1/openapi.json");
    JsonNode hello = document.at("/paths/~1hello~1{name}/get");
    assertThat(hello.at("/parameters/0/name").asText()).isEqualTo("name");
    assertThat(hello.at("/parameters/0/required").asBoolean()).isTrue();
    assertThat(hello.at("/parameters/1/schema/default").asInt()).isEqualTo(25);
    assertThat(hello.at("/responses/200/content/application~1json/schema/$ref").asText())
        .isEqualTo("#/components/schemas/JerseyWhiteboardTest.Greeting");
    assertThat(document.at("/paths/~1hello/post/requestBody/required").asBoolean()).isTrue();
  }

  @Test
  void resolvesEveryReferenceAndNamesEveryOperationOnce() {
    List<String> references = document.findValuesAsText("$ref");
    assertThat(references).isNotEmpty();
    for (String reference : references) {
      assertThat(document.at(reference.substring(1)).isObject()).as(reference).isTrue();
    }
    assertThat(document.findValuesAsText("operationId")).doesNotHaveDuplicates();
  }
}
