package dev.sluice.engine.pipeline;

import dev.sluice.engine.job.Job;

import java.nio.file.Path;
import java.time.Clock;

/**
 * What a pipeline gets to open a job.
 *
 * @param home the home folder; everything Sluice keeps is below it
 * @param jobFolder {@code HOME/jobs/JOB}: reports, rejects, manifest; kept until the job is removed
 * @param stagingFolder {@code STAGING/JOB}: temporary files; removed by the engine when the job
 *     ends or is cancelled
 * @param stop tells when opening is to be given up
 * @param remarks for the job's log, at any time while the job is open
 */
public record RunContext(
        Job job,
        Options options,
        Path home,
        Path jobFolder,
        Path stagingFolder,
        Clock clock,
        StopSignal stop,
        Remarks remarks) {}
