package app.tangible.licence.certificate;

import static app.tangible.licence.certificate.Household.AGREEMENT;
import static app.tangible.licence.certificate.Household.FIRST_LEASE;
import static app.tangible.licence.certificate.Household.GRANT;
import static app.tangible.licence.certificate.Household.ISSUED;
import static app.tangible.licence.certificate.Household.LICENCE;
import static app.tangible.licence.certificate.Household.NOW;
import static app.tangible.licence.certificate.Household.OWNER;
import static app.tangible.licence.certificate.Household.OWNER_KEYS;
import static app.tangible.licence.certificate.Household.packageOf;
import static app.tangible.licence.certificate.Household.valid;
import static app.tangible.licence.certificate.Judging.refused;
import static app.tangible.licence.certificate.Judging.with;

import app.tangible.identity.AgreementKey;
import app.tangible.identity.DeviceGrant;
import app.tangible.identity.OwnerPublicKey;
import app.tangible.licence.LicenceChecker.Question;
import app.tangible.licence.LicenceDocument;
import app.tangible.licence.LicenceDocument.Kind;
import app.tangible.licence.Refusal;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** The licence is for this owner, and the owner granted it to this decoder on this device. */
class OwnerAndDeviceTest {

  private static final OwnerPublicKey STRANGER = OWNER_KEYS.publicKeyOf(OWNER_KEYS.generate());

  @Test
  void refusesAnotherBuyersLicence() {
    refused(
        valid(),
        new Question(STRANGER, AGREEMENT, LICENCE.film(), NOW),
        Refusal.OTHER_OWNER,
        "owner key");
  }

  @Test
  void refusesADeviceThatTheLicenceDoesNotName() {
    refused(
        valid(),
        new Question(OWNER, new AgreementKey("11".repeat(32)), LICENCE.film(), NOW),
        Refusal.OTHER_DEVICE,
        "none of the licence's 1 devices");
  }

  @Test
  void refusesAGrantThatTheOwnerDidNotSign() {
    DeviceGrant forged =
        new DeviceGrant(
            OWNER,
            GRANT.device(),
            GRANT.agreement(),
            GRANT.receipts(),
            OWNER_KEYS.signText(OWNER_KEYS.generate(), GRANT.statement()));
    refused(
        packageOf(withDevices(List.of(forged)), FIRST_LEASE, valid().certificate()),
        Refusal.OTHER_DEVICE,
        "not signed by the owner");
  }

  @Test
  void refusesAGrantOfAnotherDecoderKey() {
    // The owner granted their own key; the device puts another into the grant.
    DeviceGrant moved =
        new DeviceGrant(
            OWNER,
            GRANT.device(),
            new AgreementKey("11".repeat(32)),
            GRANT.receipts(),
            GRANT.signature());
    refused(
        packageOf(withDevices(List.of(moved)), FIRST_LEASE, valid().certificate()),
        new Question(OWNER, moved.agreement(), LICENCE.film(), NOW),
        Refusal.OTHER_DEVICE,
        "not signed by the owner");
  }

  private static LicenceDocument withDevices(List<DeviceGrant> devices) {
    return with(devices, Kind.OWNED, ISSUED, Optional.empty());
  }
}
