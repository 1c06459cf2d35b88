package dev.sluice.pipelines.media.local;

import dev.sluice.engine.job.Failure;
import dev.sluice.engine.job.ItemDraft;
import dev.sluice.engine.pipeline.PhaseFailure;
import dev.sluice.engine.pipeline.Source;
import dev.sluice.engine.pipeline.StopSignal;
import dev.sluice.engine.progress.Total;
import dev.sluice.pipelines.files.FileProblem;
import dev.sluice.pipelines.files.FolderWalk;
import dev.sluice.pipelines.media.item.MediaItem;
import dev.sluice.pipelines.media.kind.Endings;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/** One media file, or those below a folder in natural order of names. The cursor is a path. */
public final class LocalMedia implements Source {
    private static final int PAGE = 1_000;

    private final Path operand;

    /**
     * @param operand absolute path of a file or folder
     */
    public LocalMedia(Path operand) {
        this.operand = operand;
    }

    @Override
    public Page next(Optional<String> after, StopSignal stop) throws PhaseFailure, IOException {
        if (!Files.isDirectory(operand)) {
            return new Page(
                    List.of(item(operand, String.valueOf(operand.getFileName()))),
                    Optional.empty(),
                    Total.known(1));
        }
        stop.check();
        FolderWalk.Page page = walk(after);
        List<ItemDraft> items = new ArrayList<>();
        for (String relative : page.relativePaths()) {
            items.add(item(operand.resolve(relative), relative));
        }
        return new Page(items, page.cursor(), Total.unknown());
    }

    private FolderWalk.Page walk(Optional<String> after) throws PhaseFailure, IOException {
        try {
            return new FolderWalk(operand, LocalMedia::counts).page(after, PAGE);
        } catch (FileProblem e) {
            throw new PhaseFailure(Failure.permanent(String.valueOf(e.getMessage())), e);
        }
    }

    /** Whether a file found in a folder is taken by its name; a file that was named always is. */
    static boolean counts(String name) {
        int dot = name.lastIndexOf('.');
        return dot > 0 && Endings.isMedia(name);
    }

    private static ItemDraft item(Path file, String name) throws IOException {
        String base = String.valueOf(file.getFileName());
        int dot = base.lastIndexOf('.');
        // What cannot be looked at becomes an item all the same; its phase says what is wrong.
        boolean there = Files.isRegularFile(file);
        long bytes = there ? Files.size(file) : 0;
        String version =
                there ? bytes + "-" + Files.getLastModifiedTime(file).toMillis() : "missing";
        MediaItem known =
                MediaItem.of(
                        file.toString(),
                        new MediaItem.Place.File(file),
                        dot > 0 ? base.substring(0, dot) : base);
        ItemDraft draft =
                new MediaItem(
                                known.key(),
                                version,
                                known.place(),
                                known.title(),
                                Optional.empty(),
                                Optional.empty(),
                                Optional.empty(),
                                Optional.empty(),
                                Optional.empty(),
                                OptionalLong.empty(),
                                OptionalLong.of(bytes))
                        .draft();
        return new ItemDraft(draft.key(), name, draft.weight(), draft.facts());
    }
}
