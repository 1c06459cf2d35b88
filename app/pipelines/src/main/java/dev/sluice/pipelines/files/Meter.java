package dev.sluice.pipelines.files;

/**
 * What long work on a file tells its caller, and how the caller stops it. Called by the working
 * thread at least once for every 256 KiB read, so that a stop takes effect far below a second.
 */
public interface Meter {

    /** A meter that nobody reads and that never stops the work. */
    Meter NONE =
            new Meter() {
                @Override
                public void advance(long rows, long bytes) {}

                @Override
                public void checkStop() {}
            };

    /**
     * Adds rows (good and bad) and bytes that were worked on since the last call; bytes as the
     * work's docs define.
     */
    void advance(long rows, long bytes);

    /** Returns when the work may go on; throws when it must end now. */
    void checkStop() throws StopRequested;
}
