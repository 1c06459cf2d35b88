package dev.sluice.bench.kills;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import java.util.Random;
import java.util.function.Consumer;

/** What can be done to the program again and again. Linux only, but for {@link #KILL}. */
enum Series {
    /** SIGKILL at random moments; counted in kills. */
    KILL {
        @Override
        Tool.Availability available(Path folder) {
            return Tool.Availability.HERE;
        }

        @Override
        void run(Workshop workshop, int count, long seed, Consumer<Trial> told)
                throws IOException, InterruptedException, SQLException {
            new Kills(workshop, SCENARIOS, RandomKill::new, seed).run(count, told);
        }
    },
    /** SIGKILL at the Nth write, fsync, rename, removal; counted in trials. */
    CALL {
        @Override
        Tool.Availability available(Path folder) {
            return NthCallKill.available();
        }

        @Override
        void run(Workshop workshop, int count, long seed, Consumer<Trial> told)
                throws IOException, InterruptedException, SQLException {
            Kills kills = new Kills(workshop, SCENARIOS, NthCallKill::new, seed);
            for (int i = 0; i < count; i++) {
                told.accept(kills.one(i, 3));
            }
        }
    },
    /** The power goes, on ext4 and XFS in turn; counted in trials of up to three cuts. */
    POWER {
        @Override
        Tool.Availability available(Path folder) {
            return PowerCut.available(folder);
        }

        @Override
        void run(Workshop workshop, int count, long seed, Consumer<Trial> told)
                throws IOException, InterruptedException, SQLException {
            Path point = workshop.folder().resolve("disk");
            Path image = workshop.folder().resolve("image");
            for (int i = 0; i < count; i++) {
                Scenario scenario = SCENARIOS.get(i % SCENARIOS.size());
                try (Mount disk = Mount.image(point, image, i % 2 == 0 ? "ext4" : "xfs")) {
                    Blow cut = new PowerCut(random(seed, i), disk);
                    Path site = point.resolve("site");
                    told.accept(new KillTrial(workshop, scenario, cut, site).run(i, 3));
                }
            }
        }
    },
    /** The disk of home, stage and target is full in turn; counted in trials. */
    FULL {
        @Override
        Tool.Availability available(Path folder) {
            return Mount.available(folder);
        }

        @Override
        void run(Workshop workshop, int count, long seed, Consumer<Trial> told)
                throws IOException, InterruptedException, SQLException {
            FullDiskTrial.Place[] places = FullDiskTrial.Place.values();
            for (int i = 0; i < count; i++) {
                FullDiskTrial.Place place = places[i % places.length];
                told.accept(new FullDiskTrial(workshop, place, random(seed, i)).run(i));
            }
        }
    },
    /** Pauses and cancels of all kinds in turn; counted in stops that came in time. */
    STOP {
        @Override
        int rows() {
            return 4 * super.rows();
        }

        @Override
        Tool.Availability available(Path folder) {
            return Tool.Availability.HERE;
        }

        @Override
        void run(Workshop workshop, int count, long seed, Consumer<Trial> told)
                throws IOException, InterruptedException, SQLException {
            StopKind[] kinds = StopKind.values();
            int stopped = 0;
            for (int i = 0; stopped < count; i++) {
                StopKind kind = kinds[i % kinds.length];
                Trial trial = new StopTrial(workshop, kind, random(seed, i)).run(i);
                told.accept(trial);
                stopped += trial.stop().isPresent() ? 1 : 0;
            }
        }
    };

    private static final List<Scenario> SCENARIOS = List.of(Scenario.values());

    /** Rows of an input file: enough for every moment to be in the middle of something. */
    int rows() {
        return 3000;
    }

    /** Whether this machine allows it. */
    abstract Tool.Availability available(Path folder);

    /**
     * Runs it.
     *
     * @param told hears of each trial when it is over
     */
    abstract void run(Workshop workshop, int count, long seed, Consumer<Trial> told)
            throws IOException, InterruptedException, SQLException;

    /** The same for the same trial of the same series, however many there are. */
    static Random random(long seed, int number) {
        return new Random(seed * 1_000_003 + number);
    }
}
