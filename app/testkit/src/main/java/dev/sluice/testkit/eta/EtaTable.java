package dev.sluice.testkit.eta;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.function.Function;

/** Scores the shown ends on every shape, beside two simpler ways to tell them, as a table. */
public final class EtaTable {
    private static final double SMOOTHING_SECONDS = 15;

    private EtaTable() {}

    /** The scores of one shape. */
    record Scores(EtaScore shown, EtaScore wholeRun, EtaScore exponential) {}

    /**
     * Prints the table.
     *
     * @param arguments how many seeds to draw for each shape; 20 if left out
     */
    public static void main(String[] arguments) {
        int seeds = arguments.length == 0 ? 20 : Integer.parseInt(arguments[0]);
        System.out.print(table(score(seeds)));
    }

    /** Runs every shape with so many seeds. */
    static Map<String, Scores> score(int seeds) {
        Map<String, Scores> table = new LinkedHashMap<>();
        LoadShapes.ALL.forEach((name, draw) -> table.put(name, score(draw, seeds)));
        return table;
    }

    private static Scores score(Function<SplittableRandom, LoadShape> draw, int seeds) {
        Scores scores = new Scores(new EtaScore(), new EtaScore(), new EtaScore());
        for (int seed = 1; seed <= seeds; seed++) {
            List<ShapedJob.Sample> run = ShapedJob.watch(draw.apply(new SplittableRandom(seed)));
            scores.shown().addShown(run);
            scores.wholeRun().add(run, EtaTable::wholeRun);
            scores.exponential().add(run, exponential());
        }
        return scores;
    }

    /** What is left at the average speed since the job began. */
    private static EtaScore.Range wholeRun(ShapedJob.Sample sample) {
        return sample.fraction() == 0
                ? EtaScore.Range.NONE
                : EtaScore.Range.of(sample.seconds() * (1 - sample.fraction()) / sample.fraction());
    }

    /** What is left at an exponentially smoothed speed. */
    private static Function<ShapedJob.Sample, EtaScore.Range> exponential() {
        double[] last = new double[3];
        return sample -> {
            double passed = sample.seconds() - last[0];
            if (passed > 0) {
                double speed = (sample.fraction() - last[1]) / passed;
                double weight = 1 - Math.exp(-passed / SMOOTHING_SECONDS);
                last[2] = last[0] == 0 ? speed : last[2] + weight * (speed - last[2]);
                last[0] = sample.seconds();
                last[1] = sample.fraction();
            }
            return last[2] <= 0
                    ? EtaScore.Range.NONE
                    : EtaScore.Range.of((1 - sample.fraction()) / last[2]);
        };
    }

    /** The scores in columns, in percent. */
    static String table(Map<String, Scores> scores) {
        StringBuilder text = new StringBuilder();
        text.append("Ends shown from half time on: median error, share of ends inside the range,\n")
                .append("median width of the range, share of moments with a range; then the median")
                .append(" error\nof a whole-run average and of an exponential average.\n\n");
        text.append(row("shape", "error", "inside", "width", "shown", "whole-run", "exponential"));
        scores.forEach((name, score) ->
                text.append(
                        row(
                                name,
                                percent(score.shown().medianError()),
                                percent(score.shown().within()),
                                percent(score.shown().medianWidth()),
                                percent(score.shown().shown()),
                                percent(score.wholeRun().medianError()),
                                percent(score.exponential().medianError()))));
        return text.toString();
    }

    private static String row(Object... cells) {
        return String.format(Locale.ROOT, "%-16s %8s %8s %8s %8s %11s %12s%n", cells);
    }

    private static String percent(double share) {
        return String.format(Locale.ROOT, "%.1f %%", share * 100);
    }
}
