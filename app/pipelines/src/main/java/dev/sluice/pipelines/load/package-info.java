/**
 * The Load pipeline: delimited files are checked, packed, staged and copied into a table, exactly
 * once.
 */
@NullMarked
package dev.sluice.pipelines.load;

import org.jspecify.annotations.NullMarked;
