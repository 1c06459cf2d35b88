/**
 * The whole engine in simulated time from one seed. {@link
 * dev.sluice.testkit.simulation.Simulation} says how to run and replay it.
 */
@NullMarked
package dev.sluice.testkit.simulation;

import org.jspecify.annotations.NullMarked;
