package dev.sluice.desktop.afterwards;

import dev.sluice.engine.job.JobId;

import java.util.List;

/**
 * What a person is told about ends.
 *
 * @param text one or two sentences
 * @param troubled the jobs in which something failed; of very many only the last
 */
public record Summary(String title, String text, List<JobId> troubled) {
    public Summary {
        troubled = List.copyOf(troubled);
    }

    /** Whether something in it failed. */
    public boolean trouble() {
        return !troubled.isEmpty();
    }
}
