package app.tangible.accounts.rest;

import app.tangible.accounts.Bearer;
import app.tangible.accounts.Callers;
import app.tangible.web.ProblemException;
import jakarta.annotation.Priority;
import jakarta.ws.rs.Priorities;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import org.jspecify.annotations.Nullable;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.jakartars.whiteboard.propertytypes.JakartarsExtension;
import org.osgi.service.metatype.annotations.AttributeDefinition;
import org.osgi.service.metatype.annotations.Designate;
import org.osgi.service.metatype.annotations.ObjectClassDefinition;

/** Knows the operator by a token. */
@Component(service = ContainerRequestFilter.class, configurationPid = "app.tangible.accounts.rest")
@JakartarsExtension
@Designate(ocd = BearerFilter.Config.class)
@Bearer
@Priority(Priorities.AUTHENTICATION)
public final class BearerFilter implements ContainerRequestFilter {

  private static final int MIN_TOKEN_CHARS = 16;

  /** Where the token comes from. */
  @ObjectClassDefinition
  public @interface Config {
    /** The operator's token, at least 16 characters, never in a file. */
    @AttributeDefinition
    String _operatorToken() default "";
  }

  private final byte[] expected;

  /** Refuses a missing or short token: without one nobody is the operator. */
  @Activate
  public BearerFilter(Config config) {
    this(config._operatorToken());
  }

  /** With this token. */
  public BearerFilter(String token) {
    if (token.startsWith("$[") || token.length() < MIN_TOKEN_CHARS) {
      throw new IllegalArgumentException(
          "the operator's token is missing or shorter than 16 characters: set"
              + " TANGIBLE_OPERATOR_TOKEN in the environment");
    }
    expected = sha256(token);
  }

  @Override
  public void filter(ContainerRequestContext request) {
    String given = tokenOf(request.getHeaderString("Authorization"));
    // Both are hashed: the time that the comparison takes says nothing of the token.
    if (given == null || !MessageDigest.isEqual(sha256(given), expected)) {
      throw new ProblemException(401, "operator-token", "This needs the operator's token.")
          .withHeader("WWW-Authenticate", "Bearer");
    }
    request.setSecurityContext(
        new KnownCaller(new Callers.Operator(), "Bearer", request.getSecurityContext().isSecure()));
  }

  private static @Nullable String tokenOf(@Nullable String header) {
    return header != null && header.regionMatches(true, 0, "Bearer ", 0, 7)
        ? header.substring(7).strip()
        : null;
  }

  private static byte[] sha256(String text) {
    try {
      return MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }
}
