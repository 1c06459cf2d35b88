/** What is dropped, pasted, chosen or named becomes jobs: looking at it, asking, queueing. */
@NullMarked
package dev.sluice.desktop.add;

import org.jspecify.annotations.NullMarked;
