package app.tangible.itest;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.Map;
import java.util.stream.Stream;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.framework.Constants;
import org.osgi.service.component.runtime.ServiceComponentRuntime;
import org.osgi.service.component.runtime.dto.ComponentConfigurationDTO;

/** What is said of a framework in which everything is well. */
final class Running {

  /** Components that are right to wait in a test, by a part of their name, with the reason. */
  private static final Map<String, String> MAY_WAIT = Map.of();

  private Running() {}

  static void everyBundleIsActive(BundleContext context) {
    assertThat(
            Arrays.stream(context.getBundles())
                .filter(bundle -> bundle.getHeaders().get(Constants.FRAGMENT_HOST) == null)
                .filter(bundle -> bundle.getState() != Bundle.ACTIVE)
                .filter(bundle -> bundle.getHeaders().get("Bundle-ActivationPolicy") == null)
                .map(Bundle::getSymbolicName))
        .isEmpty();
  }

  static void noComponentFails(ServiceComponentRuntime components) {
    assertThat(
            components.getComponentDescriptionDTOs().stream()
                .filter(component -> component.bundle.symbolicName.startsWith("app.tangible."))
                .flatMap(component -> components.getComponentConfigurationDTOs(component).stream())
                .flatMap(Running::problem))
        .isEmpty();
  }

  private static Stream<String> problem(ComponentConfigurationDTO component) {
    String name = component.description.name;
    boolean well =
        component.state == ComponentConfigurationDTO.ACTIVE
            || component.state == ComponentConfigurationDTO.SATISFIED;
    return well || MAY_WAIT.keySet().stream().anyMatch(name::contains)
        ? Stream.empty()
        : Stream.of(name + " is in state " + component.state + ": " + reason(component));
  }

  private static String reason(ComponentConfigurationDTO component) {
    return component.failure != null
        ? component.failure.lines().filter(line -> !line.startsWith("\tat")).toList().toString()
        : Arrays.stream(component.unsatisfiedReferences).map(r -> r.name).toList().toString();
  }
}
