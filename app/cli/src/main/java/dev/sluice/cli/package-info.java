/** The command line: the face for scripts and servers. */
@NullMarked
package dev.sluice.cli;

import org.jspecify.annotations.NullMarked;
