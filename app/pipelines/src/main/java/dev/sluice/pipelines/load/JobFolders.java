package dev.sluice.pipelines.load;

import dev.sluice.engine.job.Item;
import dev.sluice.engine.pipeline.RunContext;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.stream.Stream;

/** Where the files of one job lie. */
record JobFolders(Path job, Path staging, Path stage) {

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
     * The reject file of an item: its name with {@code .rejects.csv}, with its number where another
     * file of the job has the same name. Once given it stays the same over restarts.
     */
    Path rejects(Item item) throws IOException {
        String name = String.valueOf(Path.of(item.key()).getFileName());
        Path claim = job.resolve("profiles").resolve(name + ".owner");
        Files.createDirectories(job.resolve("profiles"));
        try {
            Files.writeString(claim, item.key(), StandardOpenOption.CREATE_NEW);
        } catch (FileAlreadyExistsException e) {
            String owner = Files.readString(claim, StandardCharsets.UTF_8);
            if (!owner.equals(item.key())) {
                return rejects().resolve(name + "-" + item.ordinal() + ".rejects.csv");
            }
        }
        return rejects().resolve(name + ".rejects.csv");
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
