package dev.sluice.pipelines.load.arrow;

import java.io.IOException;

/** A value is not written as all of its column were when they were checked. */
final class Unlike extends IOException {
    private static final long serialVersionUID = 1;

    Unlike(String type) {
        super("A value is not the " + type + " that it was when the file was checked.");
    }
}
