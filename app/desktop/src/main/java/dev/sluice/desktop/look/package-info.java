/** How every window looks: fonts, theme, icons, motion. FX thread only. */
@NullMarked
package dev.sluice.desktop.look;

import org.jspecify.annotations.NullMarked;
