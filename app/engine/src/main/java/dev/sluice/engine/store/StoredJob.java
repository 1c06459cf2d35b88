package dev.sluice.engine.store;

import dev.sluice.engine.job.Job;

/** A job with its durable counters. */
public record StoredJob(Job job, JobTotals totals) {}
