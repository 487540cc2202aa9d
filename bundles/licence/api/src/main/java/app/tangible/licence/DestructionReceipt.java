package app.tangible.licence;

import app.tangible.identity.AgreementKey;
import app.tangible.identity.DeviceId;
import java.time.Instant;

/**
 * What a decoder states, signed with its receipt key, when it has destroyed the key to which a
 * licence was sealed: on that device the licence opens nothing any more.
 *
 * @param contract the licence contract, 0x and 40 hex digits
 * @param tokenId decimal
 * @param agreement the key that is gone
 * @param destroyed whole seconds, by the decoder's clock
 */
public record DestructionReceipt(
    LicenceId licence,
    long chainId,
    String contract,
    String tokenId,
    DeviceId device,
    AgreementKey agreement,
    Instant destroyed) {}
