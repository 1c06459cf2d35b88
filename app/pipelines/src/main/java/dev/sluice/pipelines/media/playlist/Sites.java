package dev.sluice.pipelines.media.playlist;

import dev.sluice.engine.pipeline.PhaseFailure;
import dev.sluice.engine.pipeline.StopSignal;
import dev.sluice.pipelines.http.Link;

import java.io.IOException;
import java.util.Optional;

/** Knows how to read pages that are neither media nor a list. */
@FunctionalInterface
public interface Sites {
    /** Nobody does; each page becomes an item, and its download says what is missing. */
    Sites NONE = (_, _) -> Optional.empty();

    /**
     * The playlist that a page stands for.
     *
     * @return JSON as {@code yt-dlp --flat-playlist -J} writes it; empty when there is no program
     *     that could read pages
     * @throws PhaseFailure with the program's own words when it can't read this one
     */
    Optional<String> playlist(Link page, StopSignal stop)
            throws PhaseFailure, IOException, InterruptedException;
}
