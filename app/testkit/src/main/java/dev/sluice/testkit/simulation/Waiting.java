package dev.sluice.testkit.simulation;

import dev.sluice.engine.pipeline.StopSignal;

/** How work of the simulation lets time pass, and notices meanwhile that it is to stop. */
final class Waiting {
    private static final int LOOK_MILLIS = 40;

    private final Life life;
    private final PhaseShape.Stops stops;
    private final int mostMillis;

    Waiting(Life life, PhaseShape.Stops stops, int mostMillis) {
        this.life = life;
        this.stops = stops;
        this.mostMillis = mostMillis;
    }

    /** Lets some time pass; now and then a long one, as a network that hangs. */
    void pass(StopSignal stop) throws InterruptedException {
        Chance chance = life.world.chance;
        life.world.progress++;
        switch (stops) {
            case LOOKS -> {
                life.pass(chance.millis(0, Math.min(LOOK_MILLIS, mostMillis)));
                stop.check();
            }
            case TOLD -> {
                stop.check();
                try (var _ = stop.onStop(life.current()::wake)) {
                    life.pass(length(chance));
                }
                stop.check();
            }
            case INTERRUPTED -> life.passUnlessInterrupted(length(chance));
        }
    }

    private long length(Chance chance) {
        return chance.oneIn(80) ? chance.millis(5_000, 40_000) : chance.millis(0, mostMillis);
    }
}
