package dev.sluice.desktop.queue;

/**
 * Puts values into rows, but only into those that somebody looks at: of ten thousand rows a window
 * shows a few. For one thread, that of the window.
 */
interface RowFiller {

    /** A row that nobody fills, such as one made by hand. */
    RowFiller NOBODY =
            new RowFiller() {
                @Override
                public void begin(HeadRow row) {}

                @Override
                public void end(HeadRow row) {}

                @Override
                public void bringUpToDate(HeadRow row) {}
            };

    /** Fills the row now and keeps it up to date. */
    void begin(HeadRow row);

    /** Nobody looks at the row any more; what it says may grow old. */
    void end(HeadRow row);

    /** Fills the row now, whether anybody looks at it or not. */
    void bringUpToDate(HeadRow row);
}
