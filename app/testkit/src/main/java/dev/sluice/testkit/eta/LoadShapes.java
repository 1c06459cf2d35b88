package dev.sluice.testkit.eta;

import dev.sluice.testkit.eta.LoadShape.Lane;
import dev.sluice.testkit.eta.LoadShape.Speed;
import dev.sluice.testkit.eta.LoadShape.Step;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.function.DoubleUnaryOperator;
import java.util.function.Function;

/** The shapes that estimates are judged by. Each is drawn anew for every seed. */
final class LoadShapes {
    private static final long MB = 1_000_000;

    /** Every shape by its name, in the order of the table. */
    static final Map<String, Function<SplittableRandom, LoadShape>> ALL = all();

    private LoadShapes() {}

    private static Map<String, Function<SplittableRandom, LoadShape>> all() {
        Map<String, Function<SplittableRandom, LoadShape>> shapes = new LinkedHashMap<>();
        shapes.put("steady", random -> files(random, even(24, 400, random), x -> 1));
        shapes.put("mixed sizes", random -> files(random, mixed(random), x -> 1));
        shapes.put("ramp", LoadShapes::ramp);
        shapes.put("stall", LoadShapes::stall);
        shapes.put("bursts", LoadShapes::bursts);
        shapes.put("growing total", LoadShapes::growing);
        shapes.put("many skipped", LoadShapes::skipped);
        shapes.put("slow last item", LoadShapes::slowLast);
        shapes.put("many tiny files", LoadShapes::tiny);
        shapes.put("one 50 GB file", random -> files(random, List.of(50_000 * MB), x -> 1));
        return Collections.unmodifiableMap(shapes);
    }

    private static LoadShape ramp(SplittableRandom random) {
        double seconds = 60 + random.nextDouble() * 240;
        return files(random, even(36, 600, random), x -> 0.5 + Math.min(1, x / seconds));
    }

    /** Nothing moves for a while, as when a server or a disk goes away. */
    private static LoadShape stall(SplittableRandom random) {
        double from = 10 + random.nextDouble() * 40;
        double to = from + 15 + random.nextDouble() * 45;
        return files(random, even(40, 400, random), x -> x > from && x < to ? 0 : 1);
    }

    private static LoadShape bursts(SplittableRandom random) {
        double period = 4 + random.nextDouble() * 16;
        return files(random, even(24, 400, random), x -> x % period < period / 2 ? 1.6 : 0.4);
    }

    private static LoadShape growing(SplittableRandom random) {
        LoadShape shape = files(random, even(60, 160, random), x -> 1);
        return new LoadShape(shape.weights(), 0, 4, 4 + random.nextDouble() * 3, shape.phases());
    }

    private static LoadShape skipped(SplittableRandom random) {
        LoadShape shape = files(random, even(100, 200, random), x -> 1);
        return new LoadShape(shape.weights(), 50 + random.nextInt(30), 100, 0, shape.phases());
    }

    private static LoadShape slowLast(SplittableRandom random) {
        LoadShape shape = files(random, even(16, 400, random), x -> 1);
        double slower = 2 + random.nextDouble() * 3;
        List<Step> steps = new ArrayList<>();
        for (Step step : shape.phases()) {
            Speed usual = step.bytesPerSecond();
            steps.add(
                    new Step(
                            step.name(),
                            step.lane(),
                            (seconds, item) -> usual.at(seconds, item) / (item == 15 ? slower : 1),
                            step.overheadSeconds()));
        }
        return new LoadShape(shape.weights(), 0, 100, 0, steps);
    }

    private static LoadShape tiny(SplittableRandom random) {
        List<Long> weights = new ArrayList<>();
        for (int i = 0; i < 4_000; i++) {
            weights.add(1_000 + random.nextLong(9_000));
        }
        List<Step> steps =
                List.of(
                        new Step("check", Lane.CPU, Speed.steady(300 * MB, random), 0.05),
                        new Step("compress", Lane.CPU, Speed.steady(100 * MB, random), 0.02),
                        new Step("upload", Lane.DISK, Speed.steady(400 * MB, random), 0.01),
                        new Step("copy", Lane.WAREHOUSE, Speed.steady(150 * MB, random), 0.04));
        return new LoadShape(weights, 0, 500, 0.1, steps);
    }

    private static List<Long> even(int files, long megabytes, SplittableRandom random) {
        List<Long> weights = new ArrayList<>();
        for (int i = 0; i < files; i++) {
            weights.add((long) (megabytes * MB * (0.8 + 0.4 * random.nextDouble())));
        }
        return weights;
    }

    /** A few large ones among many small ones, in no order. */
    private static List<Long> mixed(SplittableRandom random) {
        List<Long> weights = new ArrayList<>();
        for (int i = 0; i < 60; i++) {
            weights.add((long) (20 * MB * Math.exp(3.5 * random.nextDouble())));
        }
        return weights;
    }

    /** Large files through the phases of Load; which phase is the slowest, chance decides. */
    private static LoadShape files(
            SplittableRandom random, List<Long> weights, DoubleUnaryOperator factor) {
        List<Step> steps = new ArrayList<>();
        steps.add(step("check", Lane.CPU, 200, factor, random));
        steps.add(step("compress", Lane.CPU, 120, factor, random));
        steps.add(step("upload", Lane.DISK, 100, factor, random));
        steps.add(step("copy", Lane.WAREHOUSE, 120, factor, random));
        return new LoadShape(weights, 0, 100, 0, steps);
    }

    private static Step step(
            String name,
            Lane lane,
            double megabytesPerSecond,
            DoubleUnaryOperator factor,
            SplittableRandom random) {
        double speed = megabytesPerSecond * MB * (0.4 + 1.2 * random.nextDouble());
        return new Step(name, lane, Speed.steady(speed, random).times(factor), 0.05);
    }
}
