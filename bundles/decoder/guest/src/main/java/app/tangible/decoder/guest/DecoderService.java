package app.tangible.decoder.guest;

import app.tangible.decoder.protocol.EnrolRequest;
import app.tangible.decoder.protocol.OpenRequest;
import app.tangible.identity.AgreementKey;
import java.io.IOException;
import java.nio.file.Path;

/**
 * What can be asked of the decoder.
 *
 * @param state the only folder it writes to
 * @param film the sealed film it may read
 * @param machineId what names this machine
 */
record DecoderService(Path state, Path film, Path machineId, Providers providers, TimeSource time) {

  AgreementKey enrol(EnrolRequest request) throws IOException {
    return new OwnerState(state, request.owner(), machineId)
        .enrol(request.rootSecret(), providers.sealing(), time);
  }

  Session open(OpenRequest request) throws IOException {
    return Session.open(
        request, new OwnerState(state, request.owner(), machineId), film, providers, time);
  }
}
