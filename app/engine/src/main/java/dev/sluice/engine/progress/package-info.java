/**
 * Counters, totals, rates and estimates, and the immutable snapshots made of them. Depends on the
 * JDK only.
 */
@NullMarked
package dev.sluice.engine.progress;

import org.jspecify.annotations.NullMarked;
