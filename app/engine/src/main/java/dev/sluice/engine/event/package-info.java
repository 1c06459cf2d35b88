/** State changes, told at once to whoever subscribed. */
@NullMarked
package dev.sluice.engine.event;

import org.jspecify.annotations.NullMarked;
