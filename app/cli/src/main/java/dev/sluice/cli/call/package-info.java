/** One call of the program: what was typed, what surrounds it, how it ends. */
@NullMarked
package dev.sluice.cli.call;

import org.jspecify.annotations.NullMarked;
