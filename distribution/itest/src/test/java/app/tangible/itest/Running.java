package app.tangible.itest;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.framework.Constants;
import org.osgi.service.component.runtime.ServiceComponentRuntime;
import org.osgi.service.component.runtime.dto.ComponentConfigurationDTO;
import org.osgi.service.component.runtime.dto.ReferenceDTO;

/** What is said of a framework in which everything is well. */
final class Running {

  /** Services that a test has not; who waits for one, or for somebody who does, is right to. */
  private static final Map<String, String> MISSING =
      Map.of(
          "app.tangible.chain.LicenceRegistry", "no EVM runs here",
          "app.tangible.identity.Identity", "nobody has made an owner in a fresh home");

  private Running() {}

  static void everyBundleIsActive(BundleContext context) {
    assertThat(
            Arrays.stream(context.getBundles())
                .filter(bundle -> bundle.getHeaders().get(Constants.FRAGMENT_HOST) == null)
                .filter(bundle -> bundle.getState() != Bundle.ACTIVE)
                .map(Bundle::getSymbolicName))
        .isEmpty();
  }

  static void noComponentFails(ServiceComponentRuntime runtime) {
    List<ComponentConfigurationDTO> components =
        runtime.getComponentDescriptionDTOs().stream()
            .filter(component -> component.bundle.symbolicName.startsWith("app.tangible."))
            .flatMap(component -> runtime.getComponentConfigurationDTOs(component).stream())
            .toList();
    assertThat(components).isNotEmpty();
    Set<String> missing = missingServices(components);
    assertThat(
            components.stream()
                .filter(component -> !well(component) && !waits(component, missing))
                .map(Running::description))
        .isEmpty();
  }

  private static Set<String> missingServices(List<ComponentConfigurationDTO> components) {
    Set<String> missing = new HashSet<>(MISSING.keySet());
    boolean grown = true;
    while (grown) {
      grown =
          components.stream()
              .filter(component -> !well(component) && waits(component, missing))
              .map(component -> missing.addAll(List.of(component.description.serviceInterfaces)))
              .reduce(false, Boolean::logicalOr);
    }
    return missing;
  }

  private static boolean well(ComponentConfigurationDTO component) {
    return component.state == ComponentConfigurationDTO.ACTIVE
        || component.state == ComponentConfigurationDTO.SATISFIED;
  }

  /** Whether it is without something, and only without these services. */
  private static boolean waits(ComponentConfigurationDTO component, Set<String> missing) {
    boolean isOne =
        List.of(component.description.serviceInterfaces).stream().anyMatch(missing::contains);
    boolean unsatisfied = component.state != ComponentConfigurationDTO.FAILED_ACTIVATION;
    Set<String> needs = needs(component).collect(Collectors.toSet());
    return unsatisfied && (isOne || !needs.isEmpty() && missing.containsAll(needs));
  }

  private static Stream<String> needs(ComponentConfigurationDTO component) {
    Set<String> names = new HashSet<>();
    Arrays.stream(component.unsatisfiedReferences).forEach(reference -> names.add(reference.name));
    return Arrays.stream(component.description.references)
        .filter((ReferenceDTO reference) -> names.contains(reference.name))
        .map(reference -> reference.interfaceName);
  }

  private static String description(ComponentConfigurationDTO component) {
    return component.failure == null
        ? component.description.name + " waits for " + needs(component).toList()
        : component.description.name
            + component.failure.lines().filter(line -> !line.startsWith("\tat")).toList();
  }
}
