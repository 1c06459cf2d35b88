/**
 * Rows of a file as columns in memory, by Arrow's C interfaces: how a database takes them without
 * reading the text itself. Sources: the Arrow C data interface and the Arrow C stream interface.
 */
@NullMarked
package dev.sluice.pipelines.load.arrow;

import org.jspecify.annotations.NullMarked;
