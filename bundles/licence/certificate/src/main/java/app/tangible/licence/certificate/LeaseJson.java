package app.tangible.licence.certificate;

import app.tangible.licence.Lease;
import app.tangible.licence.LicenceId;
import java.util.Map;

/** The lease, {@code docs/protocols/licence-1.md} section 3. */
final class LeaseJson {

  static final String CONTEXT = "tangible/lease/1";

  private LeaseJson() {}

  static byte[] write(Lease lease) {
    byte[] document =
        CanonicalJson.encode(
            Map.of(
                "version", 1L,
                "licence", lease.licence().hex(),
                "sequence", lease.sequence(),
                "issued", lease.issued().getEpochSecond(),
                "until", lease.until().getEpochSecond()));
    read(document);
    return document;
  }

  static Lease read(byte[] document) {
    Fields fields = Fields.of("lease", document).version(1);
    Lease lease =
        new Lease(
            new LicenceId(fields.text("licence", 32)),
            fields.number("sequence", 0, CanonicalJson.MAX_INTEGER),
            fields.time("issued"),
            fields.time("until"));
    fields.end();
    return lease;
  }
}
