package app.tangible.decoder.guest;

import app.tangible.decoder.Enrolment;
import app.tangible.decoder.RefusedException;
import app.tangible.decoder.protocol.EnrolRequest;
import app.tangible.decoder.protocol.LicenceClaim;
import app.tangible.decoder.protocol.MovedRequest;
import app.tangible.decoder.protocol.OpenRequest;
import app.tangible.identity.OwnerPublicKey;
import app.tangible.licence.LicenceId;
import app.tangible.licence.Refusal;
import app.tangible.licence.SignedDocument;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Set;

/**
 * What can be asked of the decoder.
 *
 * @param state the only folder it writes to
 * @param film the sealed film it may read
 * @param machineId what names this machine
 */
record DecoderService(Path state, Path film, Path machineId, Providers providers, Outside outside) {

  Enrolment enrol(EnrolRequest request) throws IOException {
    return new Enrolling(providers.sealing(), outside).enrol(request, of(request.owner()));
  }

  /** Of a film that is there. */
  Session open(OpenRequest request) throws IOException {
    return open(
        request,
        (offset, length) -> {
          throw new RefusedException(Refusal.FILM_DAMAGED, "these bytes have not arrived");
        });
  }

  Session open(OpenRequest request, Needs needs) throws IOException {
    return Session.open(
        request, of(request.claim().owner()), film, needs, providers, outside.time());
  }

  SignedDocument destroy(LicenceClaim claim) throws IOException {
    return new Destroying(providers, outside.time()).destroy(claim, of(claim.owner()));
  }

  Set<LicenceId> moved(MovedRequest request) throws IOException {
    return new Destroying(providers, outside.time()).moved(request, of(request.owner()));
  }

  private OwnerState of(OwnerPublicKey owner) {
    return new OwnerState(state, owner, machineId, outside);
  }
}
