/** What a kind of work declares and implements: options, a source of items, phases. */
@NullMarked
package dev.sluice.engine.pipeline;

import org.jspecify.annotations.NullMarked;
