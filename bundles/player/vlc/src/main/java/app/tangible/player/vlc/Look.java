package app.tangible.player.vlc;

import app.tangible.player.SubtitleStyle;
import app.tangible.player.Tuning;
import java.util.List;

/** What libvlc wants to know when it is loaded, so that another one needs another libvlc. */
record Look(SubtitleStyle subtitles, boolean passthrough) {

  private static final int USUAL_LIFT_PERCENT = 3;
  private static final int LINES = 1080;

  static Look of(Tuning tuning) {
    return new Look(tuning.subtitles(), tuning.passthrough());
  }

  List<String> options() {
    SubtitleStyle.Ground ground = subtitles.ground();
    int lift = Math.max(0, subtitles.liftPercent() - USUAL_LIFT_PERCENT) * LINES / 100;
    return List.of(
        "--sub-text-scale=" + subtitles.sizePercent(),
        "--freetype-color=" + subtitles.colour().rgb(),
        "--freetype-outline-thickness=" + (ground == SubtitleStyle.Ground.OUTLINE ? 4 : 2),
        "--freetype-background-opacity=" + (ground == SubtitleStyle.Ground.BOX ? 190 : 0),
        "--freetype-shadow-opacity=" + (ground == SubtitleStyle.Ground.SHADOW ? 255 : 0),
        "--freetype-shadow-distance=0.04",
        "--sub-margin=" + lift,
        passthrough ? "--spdif" : "--no-spdif");
  }
}
