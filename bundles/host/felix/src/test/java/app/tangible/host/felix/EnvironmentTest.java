package app.tangible.host.felix;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;

class EnvironmentTest {

  private final Environment environment = new Environment(Map.of("TOKEN", "s3$\\cret", "B", "b"));

  private Map<String, Object> fill(Object value) {
    return environment.fill("pid", Map.of("key", value));
  }

  @Test
  void putsAVariableInItsPlace() {
    assertThat(fill("Bearer $[env:TOKEN]-$[env:B]")).containsEntry("key", "Bearer s3$\\cret-b");
  }

  @Test
  void putsVariablesIntoLists() {
    assertThat((Object[]) fill(new String[] {"$[env:B]", "c"}).get("key"))
        .containsExactly("b", "c");
  }

  @Test
  void leavesOtherValuesAsTheyAre() {
    assertThat(fill(7L)).containsEntry("key", 7L);
    assertThat(fill("$[other:B] ${B}")).containsEntry("key", "$[other:B] ${B}");
  }

  @Test
  void leavesOutAKeyWhoseVariableIsNotSet() {
    assertThat(fill("$[env:UNSET]")).isEmpty();
    assertThat(fill(new String[] {"$[env:B]", "$[env:UNSET]"})).isEmpty();
  }
}
