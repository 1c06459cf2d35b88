package dev.sluice.pipelines.load.scan;

import dev.sluice.pipelines.files.AtomicFile;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/**
 * Writes bad rows as CSV with the columns {@code line,byte,reason,text}. The file appears whole
 * with {@link #commit}, and only if there was a bad row; the text is exact, because it is meant to
 * be repaired and loaded. One thread.
 */
public final class RejectFile implements RejectSink, AutoCloseable {
    private final Path target;
    private Optional<AtomicFile> file = Optional.empty();

    public RejectFile(Path target) {
        this.target = target;
    }

    @Override
    public void accept(BadRow row) throws IOException {
        AtomicFile out = file.isPresent() ? file.get() : begin();
        String csv =
                row.line()
                        + ","
                        + row.byteOffset()
                        + ","
                        + quoted(row.sentence())
                        + ","
                        + quoted(row.text())
                        + "\n";
        out.stream().write(csv.getBytes(StandardCharsets.UTF_8));
    }

    private AtomicFile begin() throws IOException {
        Path folder = target.toAbsolutePath().getParent();
        if (folder != null) {
            Files.createDirectories(folder);
        }
        AtomicFile out = AtomicFile.create(target);
        file = Optional.of(out);
        out.stream().write("line,byte,reason,text\n".getBytes(StandardCharsets.UTF_8));
        return out;
    }

    private static String quoted(String text) {
        return "\"" + text.replace("\"", "\"\"") + "\"";
    }

    /** Gives the file its name, or removes one of an earlier try when there is no bad row. */
    public void commit() throws IOException {
        if (file.isPresent()) {
            file.get().commit();
        } else {
            Files.deleteIfExists(target);
        }
    }

    /** Leaves nothing unless committed. */
    @Override
    public void close() throws IOException {
        if (file.isPresent()) {
            file.get().close();
        }
    }
}
