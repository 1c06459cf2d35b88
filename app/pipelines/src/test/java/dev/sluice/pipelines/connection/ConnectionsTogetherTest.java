package dev.sluice.pipelines.connection;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.testkit.program.Launch;
import dev.sluice.testkit.program.RunningProgram;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.FutureTask;

/** Window and command line change the connections of a home at the same time. */
final class ConnectionsTogetherTest {
    private static final int MANY = 200;
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    @TempDir Path home;

    @Test
    void twoThreadsLoseNothingOfEachOther() throws Exception {
        CyclicBarrier together = new CyclicBarrier(2);
        List<FutureTask<Boolean>> both = new ArrayList<>();
        for (String prefix : List.of("a", "b")) {
            both.add(
                    new FutureTask<>(() -> {
                        Connections connections = connections();
                        together.await();
                        for (int i = 0; i < MANY; i++) {
                            AddsConnections.add(connections, prefix + i);
                        }
                        return true;
                    }));
        }
        both.forEach(Thread.ofPlatform()::start);
        for (FutureTask<Boolean> each : both) {
            assertThat(each.get()).isTrue();
        }
        assertThat(names()).containsAll(names("a", MANY)).containsAll(names("b", MANY));
    }

    @Test
    @Timeout(60)
    void twoProcessesLoseNothingOfEachOther() throws Exception {
        // What the first one loads takes longer than all that the other process adds.
        AddsConnections.add(connections(), "first");
        try (RunningProgram other = other("theirs", MANY)) {
            assertThat(other.awaitLine(AddsConnections.BEGUN::equals, PATIENCE)).isPresent();
            for (int i = 0; i < MANY; i++) {
                AddsConnections.add(connections(), "mine" + i);
            }
            assertThat(other.awaitEnd(PATIENCE).code()).isZero();
        }
        assertThat(names()).containsAll(names("mine", MANY)).containsAll(names("theirs", MANY));
    }

    private Connections connections() {
        return new Connections(home, new MemorySecrets());
    }

    private RunningProgram other(String prefix, int count) throws Exception {
        return Launch.of(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XX:TieredStopAtLevel=1",
                        "-cp",
                        System.getProperty("java.class.path"),
                        AddsConnections.class.getName(),
                        home.toString(),
                        prefix,
                        Integer.toString(count))
                .start();
    }

    private List<String> names() throws Exception {
        return connections().all().stream().map(NamedConnection::name).toList();
    }

    private static List<String> names(String prefix, int count) {
        List<String> names = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            names.add(prefix + i);
        }
        return names;
    }
}
