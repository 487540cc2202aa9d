package app.tangible.host;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.osgi.annotation.versioning.ProviderType;

/**
 * What only those of the household may do who have no age limit: change what belongs to all of
 * them, let anybody or anything in, or spend. Every part that does one of these asks first, so that
 * it matters not by which page or phone somebody came. Safe for use by several threads; reads no
 * disk.
 *
 * <p>Restriction: it keeps a child out, not a thief.
 */
@ProviderType
public interface HouseRules {

  /**
   * Why the one who watches now may not, and who can, in the household's language; empty when he
   * may.
   */
  Optional<String> refusal();

  /**
   * Goes on when he may.
   *
   * @param rules of this household; null where there is nobody to ask, as before the library is
   *     open: then all may, or a library that does not open could not be put right
   * @throws NotAllowedException when he may not
   */
  static void check(@Nullable HouseRules rules) {
    Optional<String> refusal = rules == null ? Optional.empty() : rules.refusal();
    if (refusal.isPresent()) {
      throw new NotAllowedException(refusal.get());
    }
  }
}
