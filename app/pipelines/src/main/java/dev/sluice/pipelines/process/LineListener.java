package dev.sluice.pipelines.process;

/** Hears the lines of one stream of a child, one at a time, on a thread of its own. */
@FunctionalInterface
public interface LineListener {
    /** Drops what it hears. */
    LineListener NONE = line -> {};

    /**
     * @param text without its end, as UTF-8; bytes that are none stand as U+FFFD
     */
    void line(String text);
}
