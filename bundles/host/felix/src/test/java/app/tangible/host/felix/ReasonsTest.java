package app.tangible.host.felix;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.osgi.framework.BundleException;

class ReasonsTest {

  @Test
  void namesThePackageThatIsMissing() {
    // Message of Felix 7.0.5, seen when a bundle of the product was left out.
    BundleException thrown =
        new BundleException(
            "Unable to resolve x [35](R 35.0): missing requirement [x [35](R 35.0)]"
                + " osgi.wiring.package; (&(osgi.wiring.package=org.osgi.service.useradmin)"
                + "(version>=1.1.0)(!(version>=2.0.0))) Unresolved requirements: [[x]]");
    assertThat(Reasons.of(thrown)).contains("package org.osgi.service.useradmin");
  }

  @Test
  void givesTheInnermostCauseOfAStackTrace() {
    String trace =
        """
        java.lang.reflect.InvocationTargetException
        \tat a.B.c(B.java:1)
        Caused by: java.lang.IllegalStateException: middle
        Caused by: java.lang.IllegalArgumentException: chunkBytes is 0
        \t... 3 more
        """;
    assertThat(Reasons.innermost(trace))
        .isEqualTo("java.lang.IllegalArgumentException: chunkBytes is 0");
    assertThat(Reasons.innermost(null)).isNotEmpty();
  }
}
