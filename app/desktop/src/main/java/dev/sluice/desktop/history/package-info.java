/** The jobs that have ended: searched, timed, held against what was predicted, run again. */
@NullMarked
package dev.sluice.desktop.history;

import org.jspecify.annotations.NullMarked;
