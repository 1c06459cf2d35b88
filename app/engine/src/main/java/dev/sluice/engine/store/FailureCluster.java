package dev.sluice.engine.store;

/**
 * Failures of one job that have the same cause.
 *
 * @param cause as {@link dev.sluice.engine.job.Cause} gives it
 * @param count how many there are
 * @param newest the one that came last, as an example
 */
public record FailureCluster(String cause, long count, FailureRecord newest) {}
