package dev.sluice.pipelines.media.download;

import dev.sluice.engine.pipeline.PhaseFailure;
import dev.sluice.engine.pipeline.StopSignal;

import java.io.IOException;
import java.nio.file.Path;

/** Fetches the media of a page that is no media itself. */
@FunctionalInterface
public interface SiteDownloads {
    /**
     * @param page link of the page
     * @param folder for this item alone; what an earlier attempt has left lies in it
     * @throws PhaseFailure when it can't be had, in a sentence
     */
    Fetched fetch(String page, Path folder, DownloadMeter meter, StopSignal stop)
            throws PhaseFailure, IOException, InterruptedException;
}
