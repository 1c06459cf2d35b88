/** What a newcomer asks first, and every key of the window. */
@NullMarked
package dev.sluice.desktop.guide;

import org.jspecify.annotations.NullMarked;
