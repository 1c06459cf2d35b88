package dev.sluice.desktop.fx;

import jakarta.inject.Inject;

import javafx.application.Platform;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

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
     * Starts the toolkit and calls {@code started} on its thread; the program then goes on until
     * {@link #end}.
     *
     * @throws UnsupportedOperationException when the display cannot be opened
     */
    public static void start(Runnable started) {
        Platform.setImplicitExit(false);
        Platform.startup(() -> {
            // Without an Application nothing else sets it, and all such windows are called "java".
            com.sun.glass.ui.Application.GetApplication().setName(ENTRY);
            started.run();
        });
    }

    /** Ends the toolkit; from any thread. */
    public static void end() {
        Platform.exit();
    }
}
