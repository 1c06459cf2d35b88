/** One class a command. */
@NullMarked
package dev.sluice.cli.command;

import org.jspecify.annotations.NullMarked;
