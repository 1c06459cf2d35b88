package dev.sluice.pipelines.load;

import java.nio.file.Path;

/** The table file that every home has, for those who say nothing else. Any thread. */
public final class HomeWarehouse {
    static final String FILE = "warehouse.duckdb";

    private HomeWarehouse() {}

    /** It as a value of {@code --into}; the file need not be there yet. */
    public static String target(Path home) {
        return "duckdb:" + home.resolve(FILE);
    }
}
