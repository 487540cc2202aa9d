package app.tangible.resale.rest;

import app.tangible.accounts.Households;
import app.tangible.catalogue.Catalogue;
import app.tangible.catalogue.Edition;
import app.tangible.identity.DeviceId;
import app.tangible.identity.OwnerPublicKey;
import app.tangible.resale.ResaleOffer;
import jakarta.ws.rs.core.UriInfo;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Puts offers together with what is known of their films. */
final class Shelf {

  private final Catalogue catalogue;
  private final Households households;
  private final String publicAddress;

  /** With the address at which this server is reached; empty: as the request says. */
  Shelf(Catalogue catalogue, Households households, String publicAddress) {
    this.catalogue = catalogue;
    this.households = households;
    this.publicAddress = publicAddress;
  }

  ResaleBody.Page toAnyone(List<ResaleOffer> offers, UriInfo uri) {
    return new ResaleBody.Page(
        offers.stream()
            .map(
                offer -> {
                  Edition edition = edition(offer);
                  return ResaleBody.other(offer, edition, sources(edition, uri));
                })
            .toList());
  }

  ResaleBody.Page toSeller(List<ResaleOffer> offers, UriInfo uri) {
    return new ResaleBody.Page(
        offers.stream()
            .map(
                offer -> {
                  Edition edition = edition(offer);
                  return ResaleBody.own(offer, edition, sources(edition, uri));
                })
            .toList());
  }

  ResaleBody to(DeviceId caller, ResaleOffer offer, UriInfo uri) {
    Edition edition = edition(offer);
    List<String> sources = sources(edition, uri);
    Set<OwnerPublicKey> callers = households.ownersOf(caller);
    return callers.contains(offer.seller())
        ? ResaleBody.own(offer, edition, sources)
        : ResaleBody.other(offer, edition, sources);
  }

  private Edition edition(ResaleOffer offer) {
    return catalogue
        .edition(offer.token().edition())
        .orElseThrow(
            () -> new IllegalStateException("offer " + offer.id() + " is of no edition of ours"));
  }

  private List<String> sources(Edition edition, UriInfo uri) {
    String base = publicAddress.isEmpty() ? uri.getBaseUri().toString() : publicAddress;
    List<String> sources = new ArrayList<>();
    sources.add(base.replaceAll("/+$", "") + "/v1/films/" + edition.film().hex());
    catalogue.mirrors(edition.film()).forEach(mirror -> sources.add(mirror.toString()));
    return sources;
  }
}
