/** Folders whose new files become jobs by themselves. */
@NullMarked
package dev.sluice.desktop.watch;

import org.jspecify.annotations.NullMarked;
