package dev.sluice.pipelines.fuzz;

import dev.sluice.pipelines.files.ArchiveFuzz;
import dev.sluice.pipelines.load.OptionsFuzz;
import dev.sluice.pipelines.load.scan.NamesFuzz;
import dev.sluice.pipelines.load.scan.RejectsFuzz;
import dev.sluice.pipelines.load.scan.ScanFuzz;
import dev.sluice.pipelines.media.playlist.ListsFuzz;

/** What is fuzzed. */
public enum Target {
    SCAN(ScanFuzz.class, ScanFuzz::fuzzerTestOneInput),
    ARCHIVE(ArchiveFuzz.class, ArchiveFuzz::fuzzerTestOneInput),
    NAMES(NamesFuzz.class, NamesFuzz::fuzzerTestOneInput),
    OPTIONS(OptionsFuzz.class, OptionsFuzz::fuzzerTestOneInput),
    REJECTS(RejectsFuzz.class, RejectsFuzz::fuzzerTestOneInput),
    LISTS(ListsFuzz.class, ListsFuzz::fuzzerTestOneInput);

    /** Takes one input; throws when a property does not hold. */
    @FunctionalInterface
    public interface Input {
        void run(byte[] data) throws Exception;
    }

    private final Class<?> type;
    private final Input input;

    Target(Class<?> type, Input input) {
        this.type = type;
        this.input = input;
    }

    /** The class that has the method {@code fuzzerTestOneInput}. */
    public Class<?> type() {
        return type;
    }

    public void run(byte[] data) throws Exception {
        input.run(data);
    }
}
