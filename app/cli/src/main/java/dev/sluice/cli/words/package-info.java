/** Numbers, times and progress in words. */
@NullMarked
package dev.sluice.cli.words;

import org.jspecify.annotations.NullMarked;
