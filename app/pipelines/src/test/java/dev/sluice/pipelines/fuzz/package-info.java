/** Runs the fuzz targets, which stand beside what they try. */
@NullMarked
package dev.sluice.pipelines.fuzz;

import org.jspecify.annotations.NullMarked;
