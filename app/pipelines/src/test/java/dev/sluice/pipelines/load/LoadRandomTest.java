package dev.sluice.pipelines.load;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

import java.nio.file.Path;
import java.util.Map;

/** Made-up files come back letter for letter from DuckDB. */
final class LoadRandomTest extends LoadRandomContract {
    @Override
    TestDatabase database(Path folder) {
        return new TestDatabase.Duck(folder.resolve("out.duckdb"));
    }

    @Test
    void largeCsvWithCrlfIsReadInParallelLetterForLetter() throws Exception {
        LoadHarness harness = new LoadHarness(temporary);
        StringBuilder text = new StringBuilder("id,v\r\n");
        long sum = 0;
        for (int i = 0; i < 1_500_000; i++) {
            text.append(i).append(i % 3 == 0 ? ",\"q,\"\"" + i + "\"\r\n" : ",plain " + i + "\r\n");
            sum += i % 3 == 0 ? 4 : 7;
        }
        harness.write("a.csv", text.toString());
        harness.load(Map.of());
        assertThat(
                        harness.query(
                                "SELECT count(*), sum(id), count(DISTINCT v),"
                                        + " count(*) FILTER (v IN ('q,\"' || id, 'plain ' || id)),"
                                        + " sum(length(v) - length(id::VARCHAR) + 1) FROM orders"))
                .containsExactly("1500000|1124999250000|1500000|1500000|" + sum);
    }
}
