/** The façade that both faces use. */
@NullMarked
package dev.sluice.engine;

import org.jspecify.annotations.NullMarked;
