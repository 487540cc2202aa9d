package app.tangible.bench;

/**
 * One measured figure beside what it is compared with.
 *
 * @param work what was done
 * @param figure in {@code unit}
 * @param baseline what else was done in the same run, or the goal
 * @param baselineFigure in the same unit
 */
public record Row(String work, double figure, String unit, String baseline, double baselineFigure) {

  /** Refuses a figure that was not measured. */
  public Row {
    if (!Double.isFinite(figure) || !Double.isFinite(baselineFigure)) {
      throw new IllegalArgumentException(work + ": " + figure + " beside " + baselineFigure);
    }
  }

  /** The figure in units of its baseline. */
  public double ratio() {
    return baselineFigure == 0 ? 0 : figure / baselineFigure;
  }
}
