package dev.sluice.desktop.fx;

import jakarta.inject.Inject;

import javafx.application.Platform;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;

/** The FX thread of the toolkit. */
public final class JavaFxThread implements FxThread {
    /** The name of the menu entry; by it a desktop knows which program a window belongs to. */
    private static final String ENTRY = "dev.sluice.sluice";

    private static final Logger LOG = LoggerFactory.getLogger(JavaFxThread.class);

    @Inject
    public JavaFxThread() {}

    @Override
    public void later(Runnable action) {
        try {
            Platform.runLater(action);
        } catch (IllegalStateException e) {
            // The toolkit has ended; there is no window left to be told.
            LOG.debug("Nobody is left to be told.", e);
        }
    }

    /**
     * Begins to start the toolkit on a thread of its own, which takes as long as opening the queue
     * does; {@link #run} waits for it.
     */
    public static CompletableFuture<Boolean> begin() {
        CompletableFuture<Boolean> begun = new CompletableFuture<>();
        Thread.ofPlatform()
                .daemon()
                .name("toolkit")
                .start(() -> {
                    try {
                        Platform.setImplicitExit(false);
                        Platform.startup(() -> {
                            try {
                                nameWindows();
                            } finally {
                                begun.complete(true);
                            }
                        });
                    } catch (RuntimeException | LinkageError e) {
                        begun.completeExceptionally(e);
                    }
                });
        return begun;
    }

    /**
     * Calls {@code started} on the thread of the toolkit once that is there; the program then goes
     * on until {@link #end}.
     *
     * @param begun what {@link #begin} gave
     * @throws UnsupportedOperationException when the display cannot be opened
     */
    public static void run(CompletableFuture<Boolean> begun, Runnable started)
            throws InterruptedException {
        try {
            begun.get();
        } catch (ExecutionException e) {
            throw new UnsupportedOperationException(e);
        }
        Platform.runLater(started);
    }

    /** Without an Application nothing else does it, and all such windows are called "java". */
    private static void nameWindows() {
        com.sun.glass.ui.Application.GetApplication().setName(ENTRY);
    }

    /** Ends the toolkit; from any thread. */
    public static void end() {
        Platform.exit();
    }
}
