/** The kinds of work; one package each. */
@NullMarked
package dev.sluice.pipelines;

import org.jspecify.annotations.NullMarked;
