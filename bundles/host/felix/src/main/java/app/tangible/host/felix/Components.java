package app.tangible.host.felix;

import java.util.Arrays;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.osgi.framework.Bundle;
import org.osgi.service.component.runtime.ServiceComponentRuntime;
import org.osgi.service.component.runtime.dto.ComponentConfigurationDTO;
import org.osgi.service.component.runtime.dto.ComponentDescriptionDTO;

/** What the component runtime knows of components that are not there. */
record Components(ServiceComponentRuntime runtime) {

  private static final String FAILED = "failed when it was activated: ";

  /** A sentence for each component of these bundles, of all when none is named, with a problem. */
  Stream<String> problems(Bundle... bundles) {
    return runtime.getComponentDescriptionDTOs(bundles).stream().flatMap(this::problems);
  }

  /** The same, of those only that were activated and threw. */
  Stream<String> failures(Bundle bundle) {
    return problems(bundle).filter(problem -> problem.contains(FAILED));
  }

  private Stream<String> problems(ComponentDescriptionDTO component) {
    return runtime.getComponentConfigurationDTOs(component).stream()
        .flatMap(configuration -> problem(configuration))
        .map(problem -> "Component " + component.name + " " + problem);
  }

  private static Stream<String> problem(ComponentConfigurationDTO component) {
    return switch (component.state) {
      case ComponentConfigurationDTO.FAILED_ACTIVATION ->
          Stream.of(FAILED + Reasons.ofComponent(component.failure));
      case ComponentConfigurationDTO.UNSATISFIED_CONFIGURATION ->
          Stream.of("waits for its configuration " + String.join(", ", pids(component)));
      case ComponentConfigurationDTO.UNSATISFIED_REFERENCE ->
          Stream.of("waits for " + references(component));
      default -> Stream.empty();
    };
  }

  private static String[] pids(ComponentConfigurationDTO component) {
    return component.description.configurationPid;
  }

  private static String references(ComponentConfigurationDTO component) {
    return Arrays.stream(component.unsatisfiedReferences)
        .map(
            unsatisfied ->
                Arrays.stream(component.description.references)
                    .filter(reference -> reference.name.equals(unsatisfied.name))
                    .map(reference -> reference.interfaceName)
                    .findFirst()
                    .orElse(unsatisfied.name))
        .collect(Collectors.joining(", "));
  }
}
