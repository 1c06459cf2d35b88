/** A small sample to try Load with. */
@NullMarked
package dev.sluice.pipelines.load.sample;

import org.jspecify.annotations.NullMarked;
