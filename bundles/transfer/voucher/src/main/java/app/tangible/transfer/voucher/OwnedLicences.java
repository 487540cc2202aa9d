package app.tangible.transfer.voucher;

import app.tangible.content.FilmId;
import app.tangible.identity.Identity;
import app.tangible.library.Library;
import app.tangible.library.OwnedFilm;
import app.tangible.licence.CertificateFacts;
import app.tangible.licence.LicenceChecker;
import app.tangible.transfer.Entitlement;
import java.io.DataInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/** Which licences are the household's, and how long their films are. */
final class OwnedLicences {

  private static final int MAGIC = 0x54504D31; // TPM1

  private final Optional<Library> library;
  private final Optional<LicenceChecker> checker;
  private final Identity identity;

  OwnedLicences(Optional<Library> library, Optional<LicenceChecker> checker, Identity identity) {
    this.library = library;
    this.checker = checker;
    this.identity = identity;
  }

  /** The film, if the licence is this household's in this epoch. */
  Optional<FilmId> film(Entitlement of) {
    List<OwnedFilm> films =
        checker.isPresent() ? library.map(Library::films).orElse(List.of()) : List.of();
    for (OwnedFilm film : films) {
      CertificateFacts facts = checker.get().peekCertificate(film.licencePackage()).facts();
      if (facts.tokenId().equals(of.token().toString())
          && facts.chainId() == of.chainId()
          && facts.nonce() == of.epoch()
          && facts.owner().equals(identity.address())) {
        return Optional.of(film.film());
      }
    }
    return Optional.empty();
  }

  /** Bytes of the sealed film, as its manifest says, which was verified when it was fetched. */
  OptionalLong bytes(FilmId film) {
    if (library.isEmpty()) {
      return OptionalLong.empty();
    }
    Path sealed = library.get().sealedFile(film);
    Path manifest = sealed.resolveSibling(sealed.getFileName() + ".manifest");
    try (DataInputStream in = new DataInputStream(Files.newInputStream(manifest))) {
      boolean isManifest = in.readInt() == MAGIC;
      in.readInt(); // bytes of a piece
      long bytes = in.readLong();
      return isManifest && bytes > 0 && film.equals(FilmId.of(in.readNBytes(16)))
          ? OptionalLong.of(bytes)
          : OptionalLong.empty();
    } catch (IOException | IllegalArgumentException notThereYet) {
      return OptionalLong.empty();
    }
  }
}
