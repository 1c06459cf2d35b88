package dev.sluice.desktop.watch;

/** How it stands with a watched folder. */
public sealed interface WatchState {
    /** It has not been looked at yet. */
    record Beginning() implements WatchState {}

    /**
     * All is well.
     *
     * @param queued how many files became jobs since the window was opened
     * @param waiting how many are not stable yet
     */
    record Watching(int queued, int waiting) implements WatchState {}

    /** The folder is not there or cannot be read; it is looked for again. */
    record Missing() implements WatchState {}

    /** A defect kept it from being looked at; it is looked at again. */
    record Broken() implements WatchState {}

    /** A file could not be queued, because of {@code sentence}; it is tried again. */
    record Refused(String sentence) implements WatchState {}
}
