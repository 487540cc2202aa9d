package app.tangible.host;

import org.osgi.annotation.versioning.ConsumerType;

/**
 * A part of the start waits for a person. A service for as long as it does: what others miss
 * meanwhile is no fault, and the check of the start comes after it.
 */
@ConsumerType
@FunctionalInterface
public interface StartPause {

  /** What is waited for, for the log. */
  String what();
}
