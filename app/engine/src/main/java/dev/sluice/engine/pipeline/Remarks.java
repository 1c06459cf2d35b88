package dev.sluice.engine.pipeline;

/** Takes what a person should find in the log of a job. Any thread; returns at once. */
@FunctionalInterface
public interface Remarks {
    /** For work that has no log. */
    Remarks NONE = _ -> {};

    /**
     * @param sentence what is, and what to do about it
     */
    void tell(String sentence);
}
