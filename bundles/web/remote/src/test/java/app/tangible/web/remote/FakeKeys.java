package app.tangible.web.remote;

import app.tangible.library.TitleId;
import app.tangible.viewing.RemoteKeys;
import app.tangible.viewing.Viewing;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** Notes what was pressed; what is to be watched is on at once. */
final class FakeKeys implements RemoteKeys {

  final List<String> told = new CopyOnWriteArrayList<>();
  private final Viewing viewing;

  FakeKeys(Viewing viewing) {
    this.viewing = viewing;
  }

  @Override
  public void press(Button button) {
    told.add(button.name());
  }

  @Override
  public void type(String text) {
    told.add("type " + text);
  }

  @Override
  public void show(TitleId id) {
    told.add("show " + id);
  }

  @Override
  public void showOffer(String edition) {
    told.add("offer " + edition);
  }

  @Override
  public void watch(TitleId id, Viewing.From from) {
    told.add("watch " + id + " " + from);
    viewing.play(id, from);
  }
}
