/** What the engine itself costs: many items through a pipeline that does nothing else. */
@NullMarked
package dev.sluice.bench.queue;

import org.jspecify.annotations.NullMarked;
