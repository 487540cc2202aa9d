package app.tangible.licence.certificate;

import app.tangible.content.FilmId;
import app.tangible.content.MasterHash;
import app.tangible.content.PublisherKey;
import app.tangible.identity.AgreementKey;
import app.tangible.identity.DeviceGrant;
import app.tangible.identity.DeviceId;
import app.tangible.identity.Mandate;
import app.tangible.identity.OwnerAddress;
import app.tangible.identity.OwnerPublicKey;
import app.tangible.identity.OwnerSignature;
import app.tangible.identity.ReceiptKey;
import app.tangible.licence.LicenceDocument;
import app.tangible.licence.LicenceDocument.Cast;
import app.tangible.licence.LicenceDocument.Kind;
import app.tangible.licence.LicenceDocument.Loan;
import app.tangible.licence.LicenceDocument.Rights;
import app.tangible.licence.LicenceId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** The licence document, {@code docs/protocols/licence-1.md} section 2. */
final class LicenceJson {

  static final String CONTEXT = "tangible/licence/1";
  private static final int MAX_HEIGHT = 65_535;

  private LicenceJson() {}

  static byte[] write(LicenceDocument licence) {
    Map<String, Object> fields = new TreeMap<>();
    fields.put("version", licence.mandate().isPresent() ? 2L : 1L);
    fields.put("id", licence.id().hex());
    fields.put("film", licence.film().hex());
    fields.put("masterHash", licence.masterHash().hex());
    fields.put("publisher", licence.publisher().hex());
    fields.put("chainId", licence.chainId());
    fields.put("contract", licence.contract());
    fields.put("tokenId", licence.tokenId());
    fields.put("owner", licence.owner().hex());
    fields.put("devices", licence.devices().stream().map(d -> device(licence, d)).toList());
    fields.put("kind", licence.kind().name());
    fields.put("issued", licence.issued().getEpochSecond());
    fields.put("notBefore", licence.notBefore().getEpochSecond());
    licence.end().ifPresent(end -> fields.put("end", end.getEpochSecond()));
    fields.put("rights", rights(licence.rights()));
    fields.put("leaseSeconds", licence.lease().toSeconds());
    fields.put("graceSeconds", licence.grace().toSeconds());
    fields.put("statusIndex", licence.statusIndex());
    fields.put("codewordCommitment", licence.codewordCommitment());
    licence
        .loan()
        .ifPresent(
            loan ->
                fields.put(
                    "loan",
                    Map.of("lender", loan.lender().hex(), "signature", loan.signature().hex())));
    licence.mandate().ifPresent(mandate -> fields.put("mandate", mandate(mandate)));
    byte[] document = CanonicalJson.encode(fields);
    read(document);
    return document;
  }

  static LicenceDocument read(byte[] document) {
    Fields fields = Fields.of("licence", document);
    boolean mandated = fields.number("version", 1, 2) == 2;
    OwnerPublicKey owner = new OwnerPublicKey(fields.text("owner", 128));
    long chainId = fields.number("chainId", 1, CanonicalJson.MAX_INTEGER);
    Optional<Loan> loan =
        fields.has("loan") ? Optional.of(loan(fields.object("loan"))) : Optional.empty();
    List<DeviceGrant> devices =
        fields.objects("devices", LicenceDocument.MAX_DEVICES).stream()
            .map(device -> device(owner, device))
            .toList();
    LicenceDocument licence =
        new LicenceDocument(
            new LicenceId(fields.text("id", 32)),
            new FilmId(fields.text("film", 32)),
            new MasterHash(fields.text("masterHash", 64)),
            new PublisherKey(fields.text("publisher", 64)),
            chainId,
            fields.text("contract", Fields.CONTRACT),
            fields.text("tokenId", Fields.DECIMAL),
            owner,
            devices,
            fields.constant("kind", Kind.class),
            fields.time("issued"),
            fields.time("notBefore"),
            fields.optionalTime("end"),
            rights(fields.object("rights")),
            fields.seconds("leaseSeconds", 1),
            fields.seconds("graceSeconds", 0),
            fields.number("statusIndex", 0, CanonicalJson.MAX_INTEGER),
            fields.text("codewordCommitment", Fields.HASH),
            loan,
            mandated
                ? Optional.of(
                    mandate(
                        chainId, loan.map(Loan::lender).orElse(owner), fields.object("mandate")))
                : Optional.empty());
    fields.end();
    return licence;
  }

  private static Map<String, Object> device(LicenceDocument licence, DeviceGrant grant) {
    if (!grant.owner().equals(licence.owner())) {
      throw new IllegalArgumentException("licence.devices holds a grant of another owner");
    }
    return Map.of(
        "device", grant.device().hex(),
        "agreement", grant.agreement().hex(),
        "receipts", grant.receipts().hex(),
        "signature", grant.signature().hex());
  }

  private static DeviceGrant device(OwnerPublicKey owner, Fields fields) {
    DeviceGrant grant =
        new DeviceGrant(
            owner,
            new DeviceId(fields.text("device", 64)),
            new AgreementKey(fields.text("agreement", 64)),
            new ReceiptKey(fields.text("receipts", 64)),
            new OwnerSignature(fields.text("signature", 130)));
    fields.end();
    return grant;
  }

  private static Map<String, Object> mandate(Mandate mandate) {
    return Map.of(
        "account", mandate.account().text(),
        "factory", mandate.factory().text(),
        "passkey", mandate.passkey(),
        "signature", mandate.signature());
  }

  private static Mandate mandate(long chainId, OwnerPublicKey household, Fields fields) {
    Mandate mandate =
        new Mandate(
            chainId,
            new OwnerAddress(fields.text("account", 42)),
            household,
            new OwnerAddress(fields.text("factory", 42)),
            fields.text("passkey", 128),
            fields.text("signature", Mandate.MAX_SIGNATURE_CHARS));
    fields.end();
    return mandate;
  }

  private static Loan loan(Fields fields) {
    Loan loan =
        new Loan(
            new OwnerPublicKey(fields.text("lender", 128)),
            new OwnerSignature(fields.text("signature", 130)));
    fields.end();
    return loan;
  }

  private static Map<String, Object> rights(Rights rights) {
    return Map.of(
        "maxHeight", (long) rights.maxHeight(),
        "cast", rights.cast().name(),
        "loanable", rights.loanable(),
        "resale", rights.resale());
  }

  private static Rights rights(Fields fields) {
    Rights rights =
        new Rights(
            (int) fields.number("maxHeight", 1, MAX_HEIGHT),
            fields.constant("cast", Cast.class),
            fields.flag("loanable"),
            fields.flag("resale"));
    fields.end();
    return rights;
  }
}
