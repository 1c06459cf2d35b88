package dev.sluice.pipelines.fuzz;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** A folder for the files of one fuzz target, written over and over and removed at the end. */
public final class ScratchFile {
    private final Path folder;

    public ScratchFile() {
        try {
            folder = Files.createTempDirectory(place(), "sluice-fuzz-");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        folder.toFile().deleteOnExit();
    }

    /** In memory where there is such a place: some targets force their files to disk. */
    static Path place() {
        Path temporary = Path.of(System.getProperty("java.io.tmpdir"));
        Path memory = Path.of("/dev/shm");
        boolean chosen = !temporary.equals(Path.of("/tmp"));
        return !chosen && Files.isWritable(memory) ? memory : temporary;
    }

    public Path folder() {
        return folder;
    }

    /** Writes the file with this name in the folder. */
    public Path of(String name, byte[] content) throws IOException {
        Path file = Files.write(folder.resolve(name), content);
        file.toFile().deleteOnExit();
        return file;
    }
}
