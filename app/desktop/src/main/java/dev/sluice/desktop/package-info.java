/** The window: start-up and composition; the screens lie below. */
@NullMarked
package dev.sluice.desktop;

import org.jspecify.annotations.NullMarked;
