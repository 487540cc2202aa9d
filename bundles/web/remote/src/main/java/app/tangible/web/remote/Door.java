package app.tangible.web.remote;

import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;
import org.jspecify.annotations.Nullable;

/**
 * What every request passes before anything is made of it: who, by which name, to what, and from
 * which page. In this order:
 *
 * <ol>
 *   <li>the caller is at home ({@link HomeNetwork#isHome});
 *   <li>{@code Host} is a name of this machine, against DNS rebinding;
 *   <li>the address is plain: no escape, no dot segment, nothing that two parsers read as two
 *       things; and it is one of the remote control's, whatever else this product may serve;
 *   <li>a call of the API comes from our own page: {@code Sec-Fetch-Site} and {@code Origin} where
 *       a browser sends them, and for all but reading a header that no form can send.
 * </ol>
 */
final class Door extends Handler.Wrapper {

  static final String OWN_HEADER = "X-Tangible-Remote";

  private static final Pattern PLAIN = Pattern.compile("/([A-Za-z0-9_-][A-Za-z0-9._/-]*)?");
  private static final Pattern OURS =
      Pattern.compile("/|/[a-z0-9-]+\\.[a-z0-9]+|/remote/v1(/.*)?|/v1/openapi\\.json");
  private static final Set<String> METHODS = Set.of("GET", "HEAD", "POST", "PUT", "DELETE");
  private static final Set<String> READING = Set.of("GET", "HEAD");
  private static final Set<String> SAME_SITE = Set.of("same-origin", "none");
  private static final int LONGEST = 512;

  private final Supplier<Set<String>> names;

  private record Refusal(int status, String kind, String detail) {}

  /** Answers to these names. */
  Door(Supplier<Set<String>> names) {
    this.names = names;
  }

  @Override
  public boolean handle(Request request, Response response, Callback callback) throws Exception {
    Optional<Refusal> refusal = refusal(request);
    if (refusal.isEmpty()) {
      return super.handle(request, response, callback);
    }
    refuse(response, callback, refusal.get());
    return true;
  }

  private Optional<Refusal> refusal(Request request) {
    if (!(request.getConnectionMetaData().getRemoteSocketAddress()
            instanceof InetSocketAddress from)
        || from.getAddress() == null
        || !HomeNetwork.isHome(from.getAddress())) {
      return refused(403, "not-at-home", "The remote control works on the home network alone.");
    }
    String host = own(request);
    if (host == null) {
      return refused(421, "host", "This machine is not called that.");
    }
    String path = request.getHttpURI().getPath();
    if (path == null
        || path.length() > LONGEST
        || !PLAIN.matcher(path).matches()
        || path.contains("..")
        || path.contains("//")
        || !OURS.matcher(path).matches()) {
      return refused(404, "no-address", "There is nothing at this address.");
    }
    if (!METHODS.contains(request.getMethod())) {
      return refused(405, "method", "This address does not know this method.");
    }
    return path.startsWith("/remote/") ? foreign(request, host) : Optional.empty();
  }

  /** The name with its port, as an origin has it; null where it is not ours. */
  private @Nullable String own(Request request) {
    List<String> said = request.getHeaders().getValuesList(HttpHeader.HOST);
    if (said.size() != 1) {
      return null;
    }
    String host = said.getFirst().toLowerCase(Locale.ROOT);
    int colon = host.lastIndexOf(':');
    boolean hasPort = colon > host.lastIndexOf(']');
    String name = hasPort ? host.substring(0, colon) : host;
    String port = hasPort ? host.substring(colon + 1) : "80";
    return port.equals(String.valueOf(Request.getLocalPort(request)))
            && names.get().contains(HomeNetwork.canonical(name))
            // Whoever says one name in the line of the request and another one in Host means harm.
            && host.equals(
                String.valueOf(request.getHttpURI().getAuthority()).toLowerCase(Locale.ROOT))
        ? host
        : null;
  }

  private static Optional<Refusal> foreign(Request request, String host) {
    String site = request.getHeaders().get("Sec-Fetch-Site");
    String origin = request.getHeaders().get(HttpHeader.ORIGIN);
    boolean reads = READING.contains(request.getMethod());
    String own = (request.isSecure() ? "https://" : "http://") + host;
    if ((site != null && !SAME_SITE.contains(site))
        || (origin != null && !origin.equals(own))
        || (!reads && !"1".equals(request.getHeaders().get(OWN_HEADER)))) {
      return refused(403, "foreign-page", "Only the remote control's own page may call this.");
    }
    return Optional.empty();
  }

  private static Optional<Refusal> refused(int status, String kind, String detail) {
    return Optional.of(new Refusal(status, kind, detail));
  }

  private static void refuse(Response response, Callback callback, Refusal refusal) {
    String body =
        "{\"type\":\"urn:tangible:problem:%s\",\"title\":\"Refused\",\"status\":%d,\"detail\":\"%s\"}"
            .formatted(refusal.kind(), refusal.status(), refusal.detail());
    response.setStatus(refusal.status());
    response.getHeaders().put(HttpHeader.CONTENT_TYPE, "application/problem+json");
    response.getHeaders().put("X-Content-Type-Options", "nosniff");
    response.getHeaders().put(HttpHeader.CACHE_CONTROL, "no-store");
    // The body of what is refused is not read.
    response.getHeaders().put(HttpHeader.CONNECTION, "close");
    response.write(true, ByteBuffer.wrap(body.getBytes(StandardCharsets.UTF_8)), callback);
  }
}
