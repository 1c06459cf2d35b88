package dev.sluice.desktop.window;

import static dev.sluice.desktop.window.WindowOnHome.until;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.desktop.queue.JobRow;
import dev.sluice.desktop.queue.PhaseRow;
import dev.sluice.desktop.queue.RowState;
import dev.sluice.engine.Engine;
import dev.sluice.engine.JobSnapshot;
import dev.sluice.engine.Submission;
import dev.sluice.engine.job.JobId;
import dev.sluice.engine.job.JobRequest;
import dev.sluice.engine.pipeline.InvalidOption;
import dev.sluice.engine.progress.PhaseStatus;
import dev.sluice.pipelines.media.MediaPipeline;
import dev.sluice.testkit.http.LoopbackServer;

import javafx.stage.Stage;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestReporter;
import org.testfx.api.FxRobot;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentSkipListSet;
import java.util.concurrent.TimeUnit;

/**
 * A feed of ten thousand talks in the open window. On a machine that does nothing else it is
 * planned within two seconds, and no click waits for more than a tenth of one.
 */
final class LongFeedTest extends WindowTest {
    private static final int TALKS = 10_000;

    /** Other tests may run beside this one, so only what would be blocking fails it. */
    private static final Duration BLOCKED = Duration.ofSeconds(10);

    @Override
    WindowOnHome show(Stage stage) throws Exception {
        return new WindowOnHome(home(), stage, new MediaPipeline());
    }

    @Test
    void itIsPlannedInAMomentAndItsRowStaysLive(FxRobot robot, TestReporter reporter)
            throws Exception {
        try (LoopbackServer server = LoopbackServer.start();
                FxPauses pauses = new FxPauses(() -> "a feed of ten thousand")) {
            server.text("/feed", "application/rss+xml", feed());
            server.on(
                    "/talk.mp3",
                    (_, wire) ->
                            wire.whole(200, Map.of("Content-Type", "audio/mpeg"), new byte[999]));
            pauses.start();
            long begun = System.nanoTime();
            CompletableFuture<Duration> planned = new CompletableFuture<>();
            Engine engine = shown.engine();
            try (var _ =
                    engine.subscribe(
                            sample ->
                                    sample.jobs().stream()
                                            .filter(LongFeedTest::isPlanned)
                                            .forEach(_ ->
                                                    planned.complete(
                                                            Duration.ofNanos(
                                                                    System.nanoTime() - begun))),
                            _ -> {})) {
                JobId job = submit(server.link("/feed"));
                Duration plan = planned.get(60, TimeUnit.SECONDS);
                Set<String> told = new ConcurrentSkipListSet<>();
                robot.interact(() -> source().note().subscribe(told::add));
                until(() -> told.size() > 10);
                reporter.publishEntry(
                        "%,d items planned after %d ms; %s"
                                .formatted(TALKS, plan.toMillis(), pauses.report()));
                assertThat(plan).isLessThan(BLOCKED);
                assertThat(told)
                        .allMatch(note ->
                                note.matches(
                                        "\u00a0· [\\d,]+/10,000 total \\([\\d,]+ remaining\\)"));
                assertThat(shown.rows(RowState.RUNNING).getFirst().key()).isEqualTo(job.value());
            }
        }
    }

    private PhaseRow source() {
        JobRow row = shown.rows(RowState.RUNNING).getFirst();
        return row.phases().getFirst();
    }

    private static boolean isPlanned(JobSnapshot job) {
        return !job.progress().phases().isEmpty()
                && job.progress().phases().getFirst().status() == PhaseStatus.DONE
                && job.progress().items().known() == TALKS;
    }

    private JobId submit(String feed) throws InvalidOption {
        JobRequest request =
                new JobRequest(
                        MediaPipeline.ID,
                        "talks",
                        List.of(feed),
                        Map.of(
                                "to", folder.resolve("to").toString(),
                                "mode", "download",
                                "allow-host", "127.0.0.1"));
        return shown.submit(request, Submission.Start.QUEUED);
    }

    private static String feed() {
        StringBuilder feed = new StringBuilder("<rss><channel><title>Talks</title>");
        for (int i = 1; i <= TALKS; i++) {
            feed.append("<item><title>Talk ")
                    .append(i)
                    .append("</title><guid>g")
                    .append(i)
                    .append("</guid><pubDate>Mon, 01 Jan 2024 10:00:00 GMT</pubDate>")
                    .append("<description>What it was about, in a sentence or two.</description>")
                    .append("<enclosure url='/talk.mp3?n=")
                    .append(i)
                    .append("' type='audio/mpeg' length='999'/></item>");
        }
        return feed.append("</channel></rss>").toString();
    }
}
