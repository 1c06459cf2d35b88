package dev.sluice.bench.kills;

import java.nio.file.Path;
import java.util.List;

/** What the killed program was asked to do. */
enum Scenario {
    /** A group of months, every phase on, the stage removed after Copy. */
    STAGED(false) {
        @Override
        List<String> options(Path stage) {
            return List.of("--months", "01,02,03", "--codec", "zstd", "--stage", stage.toString());
        }
    },
    /** The same as one job, gzip, with the stage kept. */
    KEPT(false) {
        @Override
        List<String> options(Path stage) {
            return List.of("--codec", "gzip", "--stage", stage.toString(), "--keep-staged");
        }
    },
    /** Straight from the files. */
    PLAIN(false) {
        @Override
        List<String> options(Path stage) {
            return List.of("--months", "01,02,03");
        }
    },
    /** The table has rows, which go in the same transaction as the first new ones come. */
    REPLACED(true) {
        @Override
        List<String> options(Path stage) {
            return List.of("--codec", "zstd", "--stage", stage.toString(), "--replace");
        }
    },
    /** The table has rows, some of which come again with other values. */
    UPSERTED(true) {
        @Override
        List<String> options(Path stage) {
            return List.of("--months", "01,02,03", "--append", "--key", "id");
        }
    };

    private final boolean tableThere;

    Scenario(boolean tableThere) {
        this.tableThere = tableThere;
    }

    /** Whether the table has rows of an earlier job. */
    boolean tableThere() {
        return tableThere;
    }

    abstract List<String> options(Path stage);
}
