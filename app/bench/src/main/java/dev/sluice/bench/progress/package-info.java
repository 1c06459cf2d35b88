/** What showing progress costs a whole load. */
@NullMarked
package dev.sluice.bench.progress;

import org.jspecify.annotations.NullMarked;
