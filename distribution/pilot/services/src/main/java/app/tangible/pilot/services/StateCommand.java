package app.tangible.pilot.services;

import app.tangible.decoder.Decoder;
import app.tangible.host.Plugin;
import app.tangible.host.Plugins;
import app.tangible.identity.Identity;
import app.tangible.library.Library;
import app.tangible.library.OwnedFilm;
import app.tangible.licence.Certificate;
import app.tangible.licence.LicenceChecker;
import app.tangible.pilot.Command;
import app.tangible.player.Playback;
import app.tangible.player.Player;
import app.tangible.store.Purchase;
import app.tangible.store.Store;
import app.tangible.transfer.Progress;
import app.tangible.transfer.Transfer;
import app.tangible.transfer.Transfers;
import java.util.Map;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** {@code {"do":"state"}}: what the center owns, buys and can protect. */
@Component
public final class StateCommand implements Command {

  private final Library library;
  private final Store store;
  private final Identity identity;
  private final Decoder decoder;
  private final LicenceChecker checker;
  private final Player player;
  private final Transfers transfers;
  private final Plugins plugins;

  @Activate
  public StateCommand(
      @Reference Library library,
      @Reference Store store,
      @Reference Identity identity,
      @Reference Decoder decoder,
      @Reference LicenceChecker checker,
      @Reference Player player,
      @Reference Transfers transfers,
      @Reference Plugins plugins) {
    this.library = library;
    this.store = store;
    this.identity = identity;
    this.decoder = decoder;
    this.checker = checker;
    this.player = player;
    this.transfers = transfers;
    this.plugins = plugins;
  }

  @Override
  public String word() {
    return "state";
  }

  @Override
  public Map<String, Object> run(Map<String, String> arguments) {
    return Map.of(
        "owner", identity.address().text(),
        "protection", identity.protection().name(),
        "decoder", decoder.level().name(),
        "seesRestoredBackups", decoder.seesRestoredBackups(),
        "plugins", plugins.list().stream().map(Plugin::file).toList(),
        "pending", library.pending().size(),
        "player", describe(player.now()),
        "purchases", store.purchases().stream().map(StateCommand::describe).toList(),
        "transfers", transfers.list().stream().map(StateCommand::describe).toList(),
        "films", library.films().stream().map(this::describe).toList());
  }

  private static Map<String, Object> describe(Playback now) {
    return Map.of(
        "state", now.state().name(),
        "positionSeconds", now.position().toMillis() / 1000.0,
        "problem", now.problem().map(Playback.Problem::detail).orElse(""));
  }

  private static Map<String, Object> describe(Purchase purchase) {
    Purchase.Step step = purchase.step();
    return Map.of(
        "stage", step.stage().name(),
        "doneBytes", step.doneBytes(),
        "totalBytes", step.totalBytes(),
        "bytesPerSecond", step.bytesPerSecond(),
        "problem", step.problem().orElse(""));
  }

  private static Map<String, Object> describe(Transfer transfer) {
    Progress progress = transfer.progress();
    return Map.of(
        "film", transfer.film().hex(),
        "state", progress.state().name(),
        "sources", progress.sources().stream().map(StateCommand::describe).toList());
  }

  private static Map<String, Object> describe(Progress.Source source) {
    return Map.of(
        "name", source.name(),
        "route", source.route().name(),
        "verifiedBytes", source.verifiedBytes());
  }

  private Map<String, Object> describe(OwnedFilm film) {
    Certificate certificate = checker.peekCertificate(film.licencePackage());
    return Map.of(
        "licence", film.licence().hex(),
        "film", film.film().hex(),
        "onDisk", film.onDisk(),
        "resumeAtSeconds", film.resumeAt().toSeconds(),
        "token", certificate.facts().tokenId(),
        "anchor", certificate.checkpoint().anchorTransaction(),
        "certificateBytes", film.licencePackage().certificate().length,
        "sealedFile", library.sealedFile(film.film()).toString());
  }
}
