package dev.sluice.pipelines.files;

import java.io.IOException;

/**
 * The caller's {@link Meter} asked the work to end; no failure of the file. Temporary files are
 * gone already.
 */
public final class StopRequested extends IOException {
    private static final long serialVersionUID = 1L;

    public StopRequested() {
        super("The work was asked to stop.");
    }
}
