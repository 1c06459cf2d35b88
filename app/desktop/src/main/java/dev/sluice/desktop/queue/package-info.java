/**
 * The queue, the main window: row models of {@code javafx.base} properties ({@link
 * dev.sluice.desktop.queue.JobRow} and its kin) and the views that bind to them.
 *
 * <p>Models hold words and figures that are ready to be shown; who fills them knows the engine, who
 * shows them knows nothing but them. All of it belongs to the FX thread.
 */
@NullMarked
package dev.sluice.desktop.queue;

import org.jspecify.annotations.NullMarked;
