/** Drives a program that runs as a process of its own: its start, its output, signals, its end. */
@NullMarked
package dev.sluice.testkit.program;

import org.jspecify.annotations.NullMarked;
