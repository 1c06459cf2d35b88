package dev.sluice.engine.schedule;

import java.io.IOException;
import java.nio.file.Path;

/** The staging folder a person chose is not there, such as on a disk that was unplugged. */
final class StagingGone extends IOException {
    private static final long serialVersionUID = 1;

    /**
     * @param begun whether the job keeps files there already, so that no other folder would do
     */
    StagingGone(Path root, boolean begun) {
        super(sentence(root, begun));
    }

    /** What a person is told while a job waits for it. */
    static String sentence(Path root, boolean begun) {
        return begun
                ? "The staging folder "
                        + root
                        + " is not there; connect its disk, the job goes on by itself."
                : "The staging folder "
                        + root
                        + " is not there; connect its disk or choose another folder in the"
                        + " settings, the job goes on by itself.";
    }

    String sentence() {
        return String.valueOf(getMessage());
    }
}
