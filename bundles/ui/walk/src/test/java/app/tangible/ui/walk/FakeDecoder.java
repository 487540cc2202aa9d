package app.tangible.ui.walk;

import app.tangible.content.FilmId;
import app.tangible.decoder.Decoder;
import app.tangible.decoder.DecoderException;
import app.tangible.decoder.Destruction;
import app.tangible.decoder.Enrolment;
import app.tangible.decoder.OpenFilm;
import app.tangible.decoder.Opening;
import app.tangible.decoder.Revocation;
import app.tangible.identity.AgreementKey;
import app.tangible.identity.KeySlot;
import app.tangible.identity.OwnerPublicKey;
import app.tangible.identity.ReceiptKey;
import app.tangible.licence.LicencePackage;
import app.tangible.licence.Refusal;
import app.tangible.licence.SignedDocument;
import app.tangible.licence.TrustRoots;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;

/** Opens clear files as if they had been sealed; or refuses. */
final class FakeDecoder implements Decoder {

  final List<Path> expected = new CopyOnWriteArrayList<>();
  private volatile boolean strict;
  private volatile Optional<Refusal> refusal = Optional.empty();

  void refuse(Refusal reason) {
    refusal = Optional.of(reason);
  }

  void allow() {
    refusal = Optional.empty();
  }

  @Override
  public void expect(Path sealed) {
    expected.add(sealed);
  }

  @Override
  public Level level() {
    return Level.SANDBOXED_PROCESS;
  }

  @Override
  public TrustRoots trust() {
    return new TrustRoots("5a".repeat(32), "tangible.example/log+1a2b3c4d+" + "QUJD".repeat(11));
  }

  @Override
  public boolean strict() {
    return strict;
  }

  @Override
  public void strict(boolean wanted) {
    strict = wanted;
  }

  @Override
  public boolean seesRestoredBackups() {
    return true;
  }

  @Override
  public Enrolment enrol(OwnerPublicKey owner, KeySlot slot) {
    return new Enrolment(new AgreementKey("ab".repeat(32)), new ReceiptKey("17".repeat(32)));
  }

  @Override
  public Destruction destroy(OwnerPublicKey owner, LicencePackage licence) {
    throw new UnsupportedOperationException("a page never destroys");
  }

  @Override
  public Revocation moved(SignedDocument list) {
    throw new UnsupportedOperationException("a page never revokes");
  }

  @Override
  public Opening open(FilmId film, Path sealed, LicencePackage licence) {
    if (refusal.isPresent()) {
      return new Opening.Refused(refusal.get(), "said the test");
    }
    try {
      return new Opening.Ready(new ClearFilm(FileChannel.open(sealed)), false);
    } catch (IOException e) {
      throw new DecoderException("no film", e);
    }
  }

  private record ClearFilm(FileChannel channel) implements OpenFilm {

    @Override
    public long size() {
      try {
        return channel.size();
      } catch (IOException e) {
        throw new DecoderException("no size", e);
      }
    }

    @Override
    public int read(long position, ByteBuffer target) throws IOException {
      return channel.read(target, position);
    }

    @Override
    public void close() {
      try {
        channel.close();
      } catch (IOException e) {
        throw new DecoderException("does not close", e);
      }
    }
  }
}
