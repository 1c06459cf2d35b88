package dev.sluice.pipelines.load.table;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sluice.engine.pipeline.PhaseFailure;
import dev.sluice.engine.pipeline.StopSignal;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Path;
import java.sql.ResultSet;
import java.sql.Statement;
import java.util.concurrent.CompletableFuture;

final class DuckTargetTest {
    @TempDir Path folder;

    @Test
    void whoIsAloneHasEveryCoreAndThoseWhoGoTogetherShareThem() throws Exception {
        int cores = Runtime.getRuntime().availableProcessors();
        int shared = Math.max(1, cores / 2);
        try (DuckTarget target =
                DuckTarget.open(folder.resolve("shop.duckdb"), folder.resolve("temporary"))) {
            assertThat(threads(target, Turn.TOGETHER)).isEqualTo(shared);
            assertThat(threads(target, Turn.ALONE)).isEqualTo(cores);
            assertThat(threads(target, Turn.ALONE)).isEqualTo(cores);
            assertThat(threads(target, Turn.TOGETHER)).isEqualTo(shared);
            assertThat(threads(target, Turn.LAST)).isEqualTo(cores);
            assertThat(threads(target, Turn.TOGETHER)).isEqualTo(shared);
        }
    }

    /** DuckDB would wait for the helpers of whoever is at work before it sends them away. */
    @Test
    void whoComesLaterLeavesThoseAtWorkTheirCores() throws Exception {
        int cores = Runtime.getRuntime().availableProcessors();
        try (DuckTarget target =
                DuckTarget.open(folder.resolve("shop.duckdb"), folder.resolve("temporary"))) {
            int seen =
                    target.transact(
                            Turn.LAST,
                            TableName.parse("orders"),
                            "first",
                            StopSignal.NEVER,
                            _ -> CompletableFuture.supplyAsync(() -> later(target)).join());

            assertThat(seen).isEqualTo(cores);
        }
    }

    @Test
    void whatStandsBehindASemicolonIsNotTakenForASetting() {
        assertThatThrownBy(() ->
                        DuckTarget.open(
                                folder.resolve("shop.duckdb;threads=1"),
                                folder.resolve("temporary")))
                .isInstanceOf(PhaseFailure.class)
                .hasMessageContaining("semicolon");
        assertThat(folder.resolve("shop.duckdb")).doesNotExist();
    }

    private static int later(DuckTarget target) {
        try {
            return threads(target, Turn.TOGETHER);
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    private static int threads(DuckTarget target, Turn turn) throws Exception {
        return target.transact(
                turn,
                TableName.parse("orders"),
                "content",
                StopSignal.NEVER,
                connection -> {
                    try (Statement statement = connection.createStatement();
                            ResultSet setting =
                                    statement.executeQuery("SELECT current_setting('threads')")) {
                        setting.next();
                        return setting.getInt(1);
                    }
                });
    }
}
