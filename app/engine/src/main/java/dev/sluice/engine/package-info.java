/** The engine's façade: submit, control, sample, subscribe. */
@NullMarked
package dev.sluice.engine;

import org.jspecify.annotations.NullMarked;
