package app.tangible.decoder.sandbox;

import app.tangible.decoder.DecoderException;
import app.tangible.decoder.Destruction;
import app.tangible.decoder.Enrolment;
import app.tangible.decoder.RefusedException;
import app.tangible.decoder.Revocation;
import app.tangible.decoder.protocol.DestroyedAnswer;
import app.tangible.decoder.protocol.EnrolRequest;
import app.tangible.decoder.protocol.LicenceClaim;
import app.tangible.decoder.protocol.MessageType;
import app.tangible.decoder.protocol.MovedRequest;
import app.tangible.decoder.protocol.RevokedAnswer;
import app.tangible.identity.AgreementKey;
import app.tangible.identity.DeviceGrant;
import app.tangible.identity.Identity;
import app.tangible.identity.KeySlot;
import app.tangible.identity.OwnerPublicKey;
import app.tangible.identity.ReceiptKey;
import app.tangible.licence.DestructionReceipts;
import app.tangible.licence.LicenceChecker;
import app.tangible.licence.LicencePackage;
import app.tangible.licence.MovedLists;
import app.tangible.licence.SignedDocument;
import app.tangible.licence.TrustRoots;
import java.io.IOException;
import java.util.Arrays;
import java.util.Set;

/**
 * The keys that live in the decoder's folder, which this process never sees: a guest of its own
 * makes them, destroys one and signs that it did, or destroys those whose licences moved on.
 */
record GuestKeys(
    GuestQuestions questions,
    Identity identity,
    LicenceChecker checker,
    DestructionReceipts receipts,
    MovedLists movedLists,
    TrustRoots trust) {

  Enrolment enrol(OwnerPublicKey owner, KeySlot slot) {
    try (EnrolRequest request = new EnrolRequest(owner, identity.secretFor("decoder"), slot)) {
      byte[] answer = questions.ask(MessageType.ENROL, request.encode(), MessageType.ENROLLED);
      return new Enrolment(
          AgreementKey.of(Arrays.copyOf(answer, 32)),
          ReceiptKey.of(Arrays.copyOfRange(answer, 32, 64)));
    } catch (RefusedException e) {
      throw new DecoderException(
          "the decoder cannot enrol here ("
              + e.reason()
              + ": "
              + e.getMessage()
              + "); to make this machine a new device, move the decoder's folder away",
          e);
    } catch (IOException e) {
      throw new DecoderException("the decoder does not enrol: " + e.getMessage(), e);
    }
  }

  /**
   * Destroys the key of a licence.
   *
   * @param encoded the licence
   */
  Destruction destroy(OwnerPublicKey owner, LicencePackage licence, byte[] encoded) {
    try (LicenceClaim claim =
        new LicenceClaim(owner, identity.secretFor("decoder"), trust, encoded)) {
      SignedDocument document =
          DestroyedAnswer.decode(
              questions.ask(MessageType.DESTROY, claim.encode(), MessageType.DESTROYED));
      return new Destruction.Destroyed(receipts.read(document, receiptKey(licence)), document);
    } catch (RefusedException e) {
      return new Destruction.Refused(e.reason(), String.valueOf(e.getMessage()));
    } catch (IOException | IllegalArgumentException e) {
      throw new DecoderException("the decoder does not destroy: " + e.getMessage(), e);
    }
  }

  Revocation moved(SignedDocument list) {
    if (isEmpty(list)) {
      return new Revocation.Done(Set.of());
    }
    try (MovedRequest request =
        new MovedRequest(identity.owner(), identity.secretFor("decoder"), trust.issuer(), list)) {
      return new Revocation.Done(
          RevokedAnswer.decode(
              questions.ask(MessageType.MOVED, request.encode(), MessageType.REVOKED)));
    } catch (RefusedException e) {
      return new Revocation.Refused(e.reason(), String.valueOf(e.getMessage()));
    } catch (IOException | IllegalArgumentException e) {
      throw new DecoderException("the decoder does not revoke: " + e.getMessage(), e);
    }
  }

  // The usual news, asked for often: no guest is started to hear it.
  private boolean isEmpty(SignedDocument list) {
    try {
      return movedLists.read(list, trust).moved().isEmpty();
    } catch (IllegalArgumentException e) {
      return false;
    }
  }

  private ReceiptKey receiptKey(LicencePackage licence) {
    return checker.peek(licence).devices().stream()
        .filter(grant -> grant.device().equals(identity.device()))
        .map(DeviceGrant::receipts)
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException("the licence names another device"));
  }
}
