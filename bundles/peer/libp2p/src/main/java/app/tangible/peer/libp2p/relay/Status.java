package app.tangible.peer.libp2p.relay;

import java.util.Arrays;
import java.util.Optional;

/** What became of a request (circuit-v2.md, {@code enum Status}). */
enum Status {
  OK(100),
  RESERVATION_REFUSED(200),
  RESOURCE_LIMIT_EXCEEDED(201),
  PERMISSION_DENIED(202),
  CONNECTION_FAILED(203),
  NO_RESERVATION(204),
  MALFORMED_MESSAGE(400),
  UNEXPECTED_MESSAGE(401);

  private final int code;

  Status(int code) {
    this.code = code;
  }

  int code() {
    return code;
  }

  static Optional<Status> of(long code) {
    return Arrays.stream(values()).filter(status -> status.code == code).findFirst();
  }
}
