package dev.sluice.pipelines.load;

import dev.sluice.engine.pipeline.StopSignal;
import dev.sluice.pipelines.files.FileIdentity;
import dev.sluice.pipelines.files.FileProblem;
import dev.sluice.pipelines.files.Packing;
import dev.sluice.pipelines.files.UnpackedFile;
import dev.sluice.pipelines.load.scan.Profile;
import dev.sluice.pipelines.load.scan.ScanOptions;

import java.io.IOException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Optional;

/**
 * What a pass over a file has found, and what it was held against.
 *
 * @param basis see {@link dev.sluice.pipelines.load.table.FileLoad}
 * @param modifiedMillis of the file when it was read
 * @param identity of the file when it was read, see {@link FileIdentity}
 * @param options with which it was read; another pass with them finds the same rows
 */
record Checked(
        Profile profile,
        String basis,
        Packing packing,
        long modifiedMillis,
        String identity,
        ScanOptions options) {

    /** Whether the file's own bytes can be given to DuckDB. */
    boolean readableAsItIs() {
        return !profile.needsNormalising()
                && packing != Packing.BZIP2
                && (profile.dialect().header() || !profile.traits().bom());
    }

    String sha256() {
        return profile.sha256().orElseThrow();
    }

    /**
     * The same for the file as it is now. Where something was done to it that left its length and
     * time, such as a new name or a link, its content decides, which is read for that.
     *
     * @throws FileProblem when the file is not the one that was read
     */
    Checked unchanged(Path file, StopSignal stop) throws IOException {
        BasicFileAttributes now = UnpackedFile.check(file);
        if (now.size() != profile.packedBytes()
                || now.lastModifiedTime().toMillis() != modifiedMillis) {
            throw changed(file);
        }
        String seen = FileIdentity.of(file);
        if (seen.equals(identity)) {
            return this;
        }
        if (!profile.sha256().equals(Optional.of(FileHash.of(file, stop)))) {
            throw changed(file);
        }
        return new Checked(profile, basis, packing, modifiedMillis, seen, options);
    }

    private static FileProblem changed(Path file) {
        return new FileProblem(
                FileProblem.Kind.CHANGED,
                "%s was changed after it was checked; load it again when nothing writes to it."
                        .formatted(file));
    }
}
