package app.tangible.store.http;

import app.tangible.decoder.Decoder;
import app.tangible.decoder.Enrolment;
import app.tangible.identity.DeviceGrant;
import app.tangible.identity.Identity;
import app.tangible.identity.KeySlot;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** The owner's word that this device plays for them, with the decoder's key of one slot. */
final class Grants {

  private final Identity identity;
  private final Decoder decoder;

  Grants(Identity identity, Decoder decoder) {
    this.identity = identity;
    this.decoder = decoder;
  }

  /** The same for the same slot. */
  ObjectNode of(KeySlot slot) {
    Enrolment keys = decoder.enrol(identity.owner(), slot);
    DeviceGrant grant = identity.grant(keys.agreement(), keys.receipts());
    return Json.object()
        .put("owner", grant.owner().hex())
        .put("device", grant.device().hex())
        .put("agreement", grant.agreement().hex())
        .put("receipts", grant.receipts().hex())
        .put("signature", grant.signature().hex());
  }
}
