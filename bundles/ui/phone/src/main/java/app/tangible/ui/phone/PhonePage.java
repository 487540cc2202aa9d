package app.tangible.ui.phone;

import app.tangible.ui.Page;
import app.tangible.ui.PageInfo;
import app.tangible.ui.Screen;
import app.tangible.ui.View;
import app.tangible.viewing.TelevisionRemote;
import app.tangible.web.phones.Phones;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicyOption;

/** Phones as remote controls, and the television's own. */
@Component
@PageInfo(id = "phone", order = 930, menu = false, household = true)
public final class PhonePage implements Page {

  private final Phones phones;
  private final Optional<TelevisionRemote> television;

  /** Without the bundle for the television's remote control the page says nothing of it. */
  @Activate
  public PhonePage(
      @Reference Phones phones,
      @Reference(
              cardinality = ReferenceCardinality.OPTIONAL,
              policyOption = ReferencePolicyOption.GREEDY)
          @Nullable TelevisionRemote television) {
    this.phones = phones;
    this.television = Optional.ofNullable(television);
  }

  @Override
  public View open(Screen screen, Map<String, String> arguments) {
    return new PhoneView(screen, phones, television);
  }
}
