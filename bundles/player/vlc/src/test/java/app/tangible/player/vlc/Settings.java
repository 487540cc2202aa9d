package app.tangible.player.vlc;

import java.lang.annotation.Annotation;

/** The settings of the tests: no sound card, and every picture where that is asked for. */
record Settings(boolean everyFrame, int cachingMillis, String... moreOptions)
    implements VlcPlayer.Config {

  static Settings usual() {
    return new Settings(false, 100);
  }

  static Settings exact() {
    return new Settings(true, 100);
  }

  @Override
  public String audioOutput() {
    return "dummy";
  }

  @Override
  public String hardwareDecoder() {
    return "none";
  }

  @Override
  public int networkCachingMillis() {
    return 300;
  }

  @Override
  public int patienceSeconds() {
    return 20;
  }

  @Override
  public int prefetchKibibytes() {
    return 1024;
  }

  @Override
  public Class<? extends Annotation> annotationType() {
    return VlcPlayer.Config.class;
  }
}
