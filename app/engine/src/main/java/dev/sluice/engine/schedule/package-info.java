/**
 * The loop that gives work to lanes, and all it needs: retries, stops, staging budget, ports to the
 * outside.
 */
@NullMarked
package dev.sluice.engine.schedule;

import org.jspecify.annotations.NullMarked;
