/** The only place that crosses between the FX thread and all others. */
@NullMarked
package dev.sluice.desktop.fx;

import org.jspecify.annotations.NullMarked;
