package dev.sluice.pipelines.load;

import dev.sluice.engine.job.ItemDraft;
import dev.sluice.engine.pipeline.PhaseFailure;
import dev.sluice.engine.pipeline.Source;
import dev.sluice.engine.pipeline.StopSignal;
import dev.sluice.pipelines.files.FileProblem;
import dev.sluice.pipelines.load.scan.HeaderPeek;
import dev.sluice.pipelines.load.scan.ScanOptions;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * The columns that all files of a job must have when it makes a new table: those of the first file
 * that has any, in the order of the source, however the files are worked on.
 */
final class ReferenceColumns {
    private final Source source;
    private final ScanOptions options;
    private Optional<List<String>> known = Optional.empty();

    ReferenceColumns(Source source, ScanOptions options) {
        this.source = source;
        this.options = options;
    }

    /** Their names; empty when no file has a readable header. */
    synchronized List<String> names(StopSignal stop)
            throws PhaseFailure, IOException, InterruptedException {
        if (known.isEmpty()) {
            known = Optional.of(find(stop));
        }
        return known.get();
    }

    private List<String> find(StopSignal stop)
            throws PhaseFailure, IOException, InterruptedException {
        Optional<String> cursor = Optional.empty();
        do {
            Source.Page page = source.next(cursor, stop);
            for (ItemDraft draft : page.items()) {
                stop.check();
                List<String> names = header(Path.of(draft.key()));
                if (!names.isEmpty()) {
                    return names;
                }
            }
            cursor = page.cursor();
        } while (cursor.isPresent());
        return List.of();
    }

    private List<String> header(Path file) throws IOException {
        try {
            return HeaderPeek.names(file, options);
        } catch (FileProblem e) {
            // Its own Check reports it; the next file speaks for the columns.
            return List.of();
        }
    }
}
