/** What follows when the queue has come to its end: what is told, and what is done. */
@NullMarked
package dev.sluice.desktop.afterwards;

import org.jspecify.annotations.NullMarked;
