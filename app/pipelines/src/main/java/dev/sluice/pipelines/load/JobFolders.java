package dev.sluice.pipelines.load;

import dev.sluice.engine.job.Item;
import dev.sluice.engine.pipeline.RunContext;
import dev.sluice.pipelines.files.AtomicFile;
import dev.sluice.pipelines.files.ShortName;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Where the files of one job lie. */
record JobFolders(Path job, Path staging, Path stage) {
    /** Files of the same name are checked at the same time, in this process only. */
    private static final Object CLAIMING = new Object();

    /** In bytes; endings and a temporary name need some more. */
    static final int LONGEST_NAME = 200;

    static JobFolders of(RunContext context, LoadSettings settings) {
        String id = context.job().id().value();
        Path stage = settings.stage().orElseGet(() -> context.home().resolve("stage")).resolve(id);
        return new JobFolders(context.jobFolder(), context.stagingFolder(), stage);
    }

    Path manifest() {
        return job.resolve("manifest.json");
    }

    Path manifestTable() {
        return job.resolve("manifest.csv");
    }

    Path rejects() {
        return job.resolve("rejects");
    }

    Path profile(Item item) {
        return job.resolve("profiles").resolve(name(item) + ".json");
    }

    /** Finished parts of an item before they are uploaded. */
    Path parts(Item item) {
        return staging.resolve("parts").resolve(name(item));
    }

    /** Rows rewritten for one Copy. */
    Path rewritten(Item item) {
        return staging.resolve("rewritten").resolve(name(item));
    }

    /** Parts of an item on the stage. */
    Path stage(Item item) {
        return stage.resolve(name(item));
    }

    private static String name(Item item) {
        return "%08d".formatted(item.ordinal());
    }

    /**
     * A reject file for an item: its name with {@code .rejects.csv}, with its number where another
     * file of the job has taken that name. Once given it stays the same over restarts.
     */
    Path claimRejects(Item item) throws IOException {
        synchronized (CLAIMING) {
            for (Path claim : List.of(claim(item), numbered(item))) {
                if (!Files.exists(claim)) {
                    write(claim, item.key());
                }
                if (isOf(claim, item)) {
                    return rejects().resolve(name(claim));
                }
            }
        }
        throw new IOException("The names for the rejects of " + item.key() + " are all taken.");
    }

    /** Whole or not at all: half a claim would look like that of another file. */
    private static void write(Path claim, String key) throws IOException {
        Files.createDirectories(claim.resolveSibling("."));
        try (AtomicFile out = AtomicFile.create(claim)) {
            out.stream().write(key.getBytes(StandardCharsets.UTF_8));
            out.commit();
        }
    }

    private static boolean isOf(Path claim, Item item) throws IOException {
        return Files.readString(claim, StandardCharsets.UTF_8).equals(item.key());
    }

    /** The reject file that an item was given, if it was. */
    Optional<Path> rejects(Item item) throws IOException {
        for (Path claim : List.of(claim(item), numbered(item))) {
            if (Files.exists(claim) && isOf(claim, item)) {
                return Optional.of(rejects().resolve(name(claim)));
            }
        }
        return Optional.empty();
    }

    private Path claim(Item item) {
        return job.resolve("profiles").resolve(fileName(item) + ".rejects");
    }

    private Path numbered(Item item) {
        return job.resolve("profiles").resolve(fileName(item) + "-" + item.ordinal() + ".rejects");
    }

    private static String fileName(Item item) {
        return ShortName.of(String.valueOf(Path.of(item.key()).getFileName()), LONGEST_NAME);
    }

    private static String name(Path claim) {
        return claim.getFileName() + ".csv";
    }

    /** Removes a folder if there is nothing in it. */
    static void removeEmpty(Path folder) throws IOException {
        try {
            Files.deleteIfExists(folder);
        } catch (DirectoryNotEmptyException e) {
            // What is in it is still needed.
            return;
        }
    }

    /** Removes a folder with all that is in it; it need not be there. */
    static void remove(Path folder) throws IOException {
        if (!Files.exists(folder)) {
            return;
        }
        try (Stream<Path> all = Files.walk(folder)) {
            for (Path path : all.sorted(java.util.Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(path);
            }
        }
    }
}
