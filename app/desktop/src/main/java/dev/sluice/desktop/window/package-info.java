/** The main window: the queue, what can be done with it, notices and questions over it. */
@NullMarked
package dev.sluice.desktop.window;

import org.jspecify.annotations.NullMarked;
