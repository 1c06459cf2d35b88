package dev.sluice.engine.schedule;

import dev.sluice.engine.job.JobId;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.zip.CRC32;

/** What the places are called in which jobs keep files between phases. Any thread. */
public final class StagingPlace {
    /** In the folder of a job: the root of its staging folder, unless that is the usual one. */
    private static final String OF_JOB = "staging-folder";

    private StagingPlace() {}

    /**
     * Below which jobs stage in a folder that a person chose. It is of this home alone: another
     * home may have chosen the same, and would take ours for left-overs.
     */
    public static Path root(Path home, Path chosen) {
        CRC32 sum = new CRC32();
        sum.update(home.toString().getBytes(StandardCharsets.UTF_8));
        return chosen.resolve("sluice-staging-" + HexFormat.of().toHexDigits((int) sum.getValue()));
    }

    /**
     * The file that says below which root a job stages; it is there unless that is the usual one.
     */
    public static Path record(Path home, JobId job) {
        return home.resolve("jobs").resolve(job.value()).resolve(OF_JOB);
    }
}
