/**
 * Reading delimited text: dialect, validation, types and the profile of a file. Pure: no engine
 * types.
 */
@NullMarked
package dev.sluice.pipelines.load.scan;

import org.jspecify.annotations.NullMarked;
