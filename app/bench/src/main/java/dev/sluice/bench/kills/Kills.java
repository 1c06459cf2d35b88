package dev.sluice.bench.kills;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import java.util.Random;
import java.util.function.Consumer;
import java.util.function.Function;

/** A series of trials until the program has been killed so many times. */
final class Kills {
    private static final int AT_ONCE = 4;

    private final Workshop workshop;
    private final List<Scenario> scenarios;
    private final Function<Random, Blow> blows;
    private final long seed;

    /**
     * @param blows makes the kind of blow, of its own randomness
     */
    Kills(Workshop workshop, List<Scenario> scenarios, Function<Random, Blow> blows, long seed) {
        this.workshop = workshop;
        this.scenarios = List.copyOf(scenarios);
        this.blows = blows;
        this.seed = seed;
    }

    /**
     * Runs the series.
     *
     * @param told hears of each trial when it is over
     */
    void run(int kills, Consumer<Trial> told)
            throws IOException, InterruptedException, SQLException {
        int done = 0;
        for (int number = 0; done < kills; number++) {
            Trial trial = one(number, Math.min(AT_ONCE, kills - done));
            done += trial.disturbances().size();
            told.accept(trial);
        }
    }

    /** The trial of this number; the same moments each time, as far as the machine allows. */
    Trial one(int number, int kills) throws IOException, InterruptedException, SQLException {
        Scenario scenario = scenarios.get(number % scenarios.size());
        Random random = Series.random(seed, number);
        Path folder = workshop.folder().resolve("trial-" + number);
        return new KillTrial(workshop, scenario, blows.apply(random), folder).run(number, kills);
    }
}
