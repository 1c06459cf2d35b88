package dev.sluice.pipelines.media;

import dev.sluice.engine.job.JobItems;
import dev.sluice.engine.pipeline.RunContext;
import dev.sluice.pipelines.media.item.MediaItem;
import dev.sluice.pipelines.media.output.Archived;
import dev.sluice.pipelines.media.output.Kind;
import dev.sluice.pipelines.media.output.Outputs;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Writes what became of a job's items at its end: the manifest, and the playlist of results. */
final class Summary {
    private static final int PAGE = 500;

    private final RunContext context;
    private final MediaSettings settings;
    private final Outputs outputs;

    Summary(RunContext context, MediaSettings settings, Outputs outputs) {
        this.context = context;
        this.settings = settings;
        this.outputs = outputs;
    }

    void write(JobItems items) throws IOException {
        ResultList list = new ResultList();
        try (MediaManifest manifest = MediaManifest.create(context)) {
            manifest.begin(context, settings);
            long after = 0;
            for (List<JobItems.Entry> page = items.page(after, PAGE);
                    !page.isEmpty();
                    page = items.page(after, PAGE)) {
                for (JobItems.Entry entry : page) {
                    add(entry, manifest, list);
                    after = entry.item().ordinal();
                }
            }
            manifest.commit();
        }
        if (list.worthwhile()) {
            String owner = String.join("\n", context.job().request().operands());
            String name = list.album().orElse(context.job().request().name());
            Path finished = Files.createDirectories(context.stagingFolder()).resolve("results");
            list.write(finished, settings.to());
            outputs.placeList(finished, name, "m3u8", owner);
        }
    }

    private void add(JobItems.Entry entry, MediaManifest manifest, ResultList list)
            throws IOException {
        MediaItem item = MediaItem.of(entry.item());
        Optional<Archived> media =
                settings.mode().downloads() ? outputs.known(item, Kind.MEDIA) : Optional.empty();
        Optional<Archived> audio =
                settings.mode().extracts()
                        ? outputs.known(item, settings.audio().kind())
                        : Optional.empty();
        boolean there =
                switch (entry.state()) {
                    case DONE, SKIPPED -> true;
                    case FAILED, WAITING -> false;
                };
        List<Archived> results = new ArrayList<>();
        if (there) {
            media.ifPresent(results::add);
            audio.filter(one -> results.stream().noneMatch(r -> r.file().equals(one.file())))
                    .ifPresent(results::add);
            audio.or(() -> media).ifPresent(result -> list.add(result, item));
        }
        manifest.add(entry, results);
    }
}
