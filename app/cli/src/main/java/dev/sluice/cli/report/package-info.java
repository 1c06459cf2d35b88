/** What a command prints while it works: text for people, JSON lines for programs. */
@NullMarked
package dev.sluice.cli.report;

import org.jspecify.annotations.NullMarked;
