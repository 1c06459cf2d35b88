/** Finds the programs that pipelines call: where they are, which version, and what to do if not. */
@NullMarked
package dev.sluice.pipelines.tool;

import org.jspecify.annotations.NullMarked;
