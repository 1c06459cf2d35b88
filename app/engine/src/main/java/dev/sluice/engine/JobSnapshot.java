package dev.sluice.engine;

import dev.sluice.engine.job.Job;
import dev.sluice.engine.progress.JobProgress;

import java.time.Duration;
import java.util.Optional;

/**
 * One job at one moment; the same instance is handed out again while nothing changed.
 *
 * @param elapsed time worked on so far, over all runs
 * @param notice what it waits for as a whole, in a sentence, such as room on a disk
 */
public record JobSnapshot(
        Job job, JobProgress progress, Duration elapsed, Optional<String> notice) {}
