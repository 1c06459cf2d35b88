/** Benchmarks; never part of an installation. */
@NullMarked
package dev.sluice.bench;

import org.jspecify.annotations.NullMarked;
