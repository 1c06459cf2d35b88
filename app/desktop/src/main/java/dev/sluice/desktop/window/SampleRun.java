package dev.sluice.desktop.window;

import dev.sluice.engine.Engine;
import dev.sluice.engine.Submission;
import dev.sluice.engine.Submitted;
import dev.sluice.engine.pipeline.InvalidOption;
import dev.sluice.pipelines.load.HomeWarehouse;
import dev.sluice.pipelines.load.sample.SampleData;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * "Try it with sample data": makes the files and queues the real job on them.
 *
 * @param rowsPerMonth how much there is to do
 */
public record SampleRun(Path home, long rowsPerMonth) {

    public static SampleRun ofUsualSize(Path home) {
        return new SampleRun(home, SampleData.DEFAULT_ROWS_PER_MONTH);
    }

    /** Waits for files and store; not for the FX thread. */
    Submitted submit(Engine engine) throws IOException, InvalidOption {
        List<Path> files = SampleData.create(home.resolve("sample"), rowsPerMonth);
        return engine.submit(
                new Submission(
                        List.of(SampleData.request(files, HomeWarehouse.target(home))),
                        Optional.empty(),
                        0,
                        Submission.Start.QUEUED));
    }
}
