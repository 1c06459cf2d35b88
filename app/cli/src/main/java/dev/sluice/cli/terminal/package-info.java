/** The terminal: how large it is, and a block of lines that is redrawn in place. */
@NullMarked
package dev.sluice.cli.terminal;

import org.jspecify.annotations.NullMarked;
