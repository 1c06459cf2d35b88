/**
 * Kills the real program at bad moments, takes away its disk and its power, stops it a few hundred
 * times, and holds what it leaves behind against an undisturbed run.
 */
@NullMarked
package dev.sluice.bench.kills;

import org.jspecify.annotations.NullMarked;
