package dev.sluice.pipelines.load;

import dev.sluice.engine.job.Item;
import dev.sluice.pipelines.load.scan.BadRow;
import dev.sluice.pipelines.load.scan.RejectFile;
import dev.sluice.pipelines.load.scan.RejectSink;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/**
 * The reject file of one pass over an item. It gets a name only when there is a bad row, so that a
 * million clean files leave nothing behind. One thread.
 */
final class Rejects implements RejectSink, AutoCloseable {
    private final JobFolders folders;
    private final Item item;
    private Optional<RejectFile> file = Optional.empty();

    Rejects(JobFolders folders, Item item) {
        this.folders = folders;
        this.item = item;
    }

    @Override
    public void accept(BadRow row) throws IOException {
        if (file.isEmpty()) {
            file = Optional.of(new RejectFile(folders.claimRejects(item)));
        }
        file.get().accept(row);
    }

    /** Gives the file its name, or removes that of an earlier pass. */
    void commit() throws IOException {
        if (file.isPresent()) {
            file.get().commit();
            return;
        }
        Optional<Path> earlier = folders.rejects(item);
        if (earlier.isPresent()) {
            Files.deleteIfExists(earlier.get());
        }
    }

    @Override
    public void close() throws IOException {
        if (file.isPresent()) {
            file.get().close();
        }
    }
}
