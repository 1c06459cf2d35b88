/**
 * How true the shown ends are: jobs of known shapes in simulated time, and scores of their ETAs.
 */
@NullMarked
package dev.sluice.testkit.eta;

import org.jspecify.annotations.NullMarked;
