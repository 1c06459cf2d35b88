package dev.sluice.engine;

import static dev.sluice.testkit.FakePipeline.aPipeline;
import static dev.sluice.testkit.FakePipeline.paged;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.engine.job.JobId;
import dev.sluice.engine.job.Outcome;
import dev.sluice.engine.pipeline.NoRoom;
import dev.sluice.testkit.ManualEngine;

import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.Path;
import java.time.Duration;

/** What a job says that waits for room on a disk. */
class FullDiskWaitTest {
    @Test
    void theDiskOfTheFileThatCouldNotBeWrittenIsNamed() {
        String part = Path.of("elsewhere", "stage", "part-0.zst").toString();
        IOException full = new FileSystemException(part, null, "No space left on device");

        assertThat(noticeOf(full)).contains(Path.of("elsewhere", "stage").toString());
    }

    @Test
    void anErrorInsideAnotherIsFound() {
        IOException full = new FileSystemException("stage/part", null, "No space left on device");

        assertThat(noticeOf(new IOException("packing failed", full))).contains("disk of stage is");
    }

    @Test
    void withoutAFileTheStagingFolderIsNamed() {
        assertThat(noticeOf(new IOException("No space left on device"))).contains("staging");
    }

    @Test
    void itGoesOnSayingSoWhenOtherWorkEndsMeanwhile() {
        ManualEngine engine =
                ManualEngine.with(
                        aPipeline()
                                .from(paged(2, 2, 10))
                                .then(
                                        "compress",
                                        context -> {
                                            if (context.item().name().equals("item-1")) {
                                                throw new NoRoom(
                                                        Path.of("stage"),
                                                        new IOException("no space"));
                                            }
                                            return Outcome.done();
                                        }));
        engine.disk().setFree(1000);
        JobId job = engine.start("full");
        engine.run(Duration.ofSeconds(20));
        assertThat(engine.phase(job, "compress").counts().done()).isEqualTo(1);
        assertThat(engine.job(job).notice()).isPresent();
    }

    private static String noticeOf(IOException failure) {
        ManualEngine engine =
                ManualEngine.with(
                        aPipeline()
                                .then(
                                        "compress",
                                        context -> {
                                            throw failure;
                                        }));
        JobId job = engine.start("full");
        engine.run(Duration.ofSeconds(5));
        return engine.job(job).notice().orElse("");
    }
}
