/** Finds new files in a folder that have stopped changing. */
@NullMarked
package dev.sluice.engine.watch;

import org.jspecify.annotations.NullMarked;
