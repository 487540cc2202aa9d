package app.tangible.web;

import java.util.Optional;
import org.osgi.annotation.versioning.ConsumerType;

/** One thing that must work before {@code /health/ready} answers 200. Answers within a second. */
@ConsumerType
public interface HealthCheck {

  /** A short name in lower case, such as {@code database}. */
  String name();

  /** What is wrong, without secrets; empty when all is well. */
  Optional<String> problem();
}
