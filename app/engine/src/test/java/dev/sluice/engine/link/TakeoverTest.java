package dev.sluice.engine.link;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.engine.Submission;
import dev.sluice.engine.job.JobRequest;
import dev.sluice.engine.job.PipelineId;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.BufferedReader;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/** Two processes on one home. */
class TakeoverTest {
    @TempDir private Path folder;

    @Test
    void aGuestTakesTheHomeOverWhenItsOwnerIsKilled() throws Exception {
        Process owner = startOwner();
        try (Opened guest = Engines.open(folder, (home, store) -> new FakeEngine(store))) {
            assertThat(guest.owner()).isFalse();
            JobRequest request =
                    new JobRequest(new PipelineId("load"), "March", List.of(), Map.of());
            guest.engine()
                    .submit(
                            new Submission(
                                    List.of(request),
                                    Optional.empty(),
                                    0,
                                    Submission.Start.QUEUED));
            CompletableFuture<Void> gone = new CompletableFuture<>();
            guest.onGone(() -> gone.complete(null));

            owner.destroyForcibly();
            gone.get(10, TimeUnit.SECONDS);
            try (Opened next = Engines.open(folder, (home, store) -> new FakeEngine(store))) {
                assertThat(next.owner()).isTrue();
            }
        } finally {
            owner.destroyForcibly().waitFor();
        }
    }

    private Process startOwner() throws Exception {
        Process process =
                new ProcessBuilder(
                                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                                "--enable-native-access=ALL-UNNAMED",
                                "-XX:TieredStopAtLevel=1",
                                "-cp",
                                System.getProperty("java.class.path"),
                                OwnsUntilKilled.class.getName(),
                                folder.toString())
                        .redirectError(ProcessBuilder.Redirect.DISCARD)
                        .start();
        // Left open: closing it would end the program.
        BufferedReader said = process.inputReader();
        String line = said.readLine();
        while (line != null && !line.startsWith("owner ")) {
            line = said.readLine();
        }
        assertThat(line).isEqualTo("owner true");
        return process;
    }
}
