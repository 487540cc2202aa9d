package app.tangible.itest;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.framework.Constants;
import org.osgi.framework.ServiceReference;
import org.osgi.service.component.runtime.ServiceComponentRuntime;
import org.osgi.service.component.runtime.dto.ComponentConfigurationDTO;

/** What is said of a framework in which everything is well. */
final class Running {

  private Running() {}

  static void everyBundleIsActive(BundleContext context) {
    assertThat(
            Arrays.stream(context.getBundles())
                .filter(bundle -> bundle.getHeaders().get(Constants.FRAGMENT_HOST) == null)
                .filter(bundle -> bundle.getState() != Bundle.ACTIVE)
                .map(Bundle::getSymbolicName))
        .isEmpty();
  }

  /** Each is made, too: a component that nobody asks for has not yet refused its configuration. */
  static void noComponentFails(BundleContext context, ServiceComponentRuntime runtime) {
    noComponentFails(context, runtime, Set.of());
  }

  /** The same, but some may wait for these services, which nobody gives here. */
  static void noComponentFails(
      BundleContext context, ServiceComponentRuntime runtime, Set<String> absent) {
    for (Bundle bundle : context.getBundles()) {
      if (bundle.getSymbolicName().startsWith("app.tangible.")) {
        makeServices(context, bundle);
      }
    }
    List<ComponentConfigurationDTO> components =
        runtime.getComponentDescriptionDTOs().stream()
            .filter(component -> component.bundle.symbolicName.startsWith("app.tangible."))
            .flatMap(component -> runtime.getComponentConfigurationDTOs(component).stream())
            .toList();
    assertThat(components).isNotEmpty();
    assertThat(
            components.stream()
                .filter(one -> !well(one) && !waitsFor(one, absent))
                .map(Running::description))
        .isEmpty();
  }

  private static void makeServices(BundleContext context, Bundle bundle) {
    ServiceReference<?>[] services = bundle.getRegisteredServices();
    if (services != null) {
      for (ServiceReference<?> service : services) {
        assertThat(context.getService(service)).as("%s", service).isNotNull();
      }
    }
  }

  private static boolean well(ComponentConfigurationDTO component) {
    return component.state == ComponentConfigurationDTO.ACTIVE
        || component.state == ComponentConfigurationDTO.SATISFIED;
  }

  private static boolean waitsFor(ComponentConfigurationDTO component, Set<String> absent) {
    return component.failure == null && absent.containsAll(missing(component));
  }

  private static String description(ComponentConfigurationDTO component) {
    return component.failure == null
        ? component.description.name + " waits for " + missing(component)
        : component.description.name
            + component.failure.lines().filter(line -> !line.startsWith("\tat")).toList();
  }

  private static List<String> missing(ComponentConfigurationDTO component) {
    Set<String> names =
        Arrays.stream(component.unsatisfiedReferences)
            .map(reference -> reference.name)
            .collect(Collectors.toSet());
    return Arrays.stream(component.description.references)
        .filter(reference -> names.contains(reference.name))
        .map(reference -> reference.interfaceName)
        .toList();
  }
}
