package app.tangible.library.testing;

import app.tangible.identity.Identity;
import app.tangible.identity.IdentityException;
import app.tangible.identity.OwnerAddress;
import app.tangible.identity.OwnerKeyCopy;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Copies that name their owner and the password in clear, and hold no key. */
public final class PlainKeyCopy implements OwnerKeyCopy {

  private final Identity identity;
  private volatile @Nullable OwnerAddress adopted;

  public PlainKeyCopy(Identity identity) {
    this.identity = identity;
  }

  /** Whose copy was taken over, if one was. */
  public Optional<OwnerAddress> adopted() {
    return Optional.ofNullable(adopted);
  }

  @Override
  public byte[] make(char[] password) {
    return (identity.address().text() + " " + String.valueOf(password))
        .getBytes(StandardCharsets.UTF_8);
  }

  @Override
  public OwnerAddress adopt(byte[] copy, char[] password) {
    String[] words = new String(copy, StandardCharsets.UTF_8).split(" ", 2);
    if (words.length < 2 || !words[1].equals(String.valueOf(password))) {
      throw new IdentityException("it is no copy, or its password is another one");
    }
    OwnerAddress address = new OwnerAddress(words[0]);
    adopted = address;
    return address;
  }
}
