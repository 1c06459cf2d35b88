package dev.sluice.testkit.simulation;

import dev.sluice.engine.job.Outcome;

import java.util.Optional;

/**
 * How an attempt ended, as the pipeline said it.
 *
 * @param outcome as returned; empty when it failed
 * @param passing whether it failed for a reason that may pass
 */
record Said(Optional<Outcome> outcome, boolean passing, long units) {}
