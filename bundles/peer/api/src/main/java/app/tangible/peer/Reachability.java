package app.tangible.peer;

import org.osgi.annotation.versioning.ProviderType;

/** Whether others can call us. */
@ProviderType
public interface Reachability {

  /** What is known of it. */
  enum Verdict {
    /** Nobody tried yet. */
    UNKNOWN,
    /** Others reached us at one of our addresses. */
    PUBLIC,
    /** Others tried and could not. */
    PRIVATE
  }

  /** Now. */
  Verdict verdict();

  /** Tells when it is another, until closed. */
  AutoCloseable onChange(Runnable changed);
}
