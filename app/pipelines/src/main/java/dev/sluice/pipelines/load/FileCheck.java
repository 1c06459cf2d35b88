package dev.sluice.pipelines.load;

import dev.sluice.engine.job.Failure;
import dev.sluice.engine.job.Item;
import dev.sluice.engine.pipeline.PhaseContext;
import dev.sluice.engine.pipeline.PhaseFailure;
import dev.sluice.engine.pipeline.StopSignal;
import dev.sluice.pipelines.files.FileIdentity;
import dev.sluice.pipelines.files.FileProblem;
import dev.sluice.pipelines.files.Meter;
import dev.sluice.pipelines.files.Packing;
import dev.sluice.pipelines.files.UnpackedFile;
import dev.sluice.pipelines.load.scan.BadRow;
import dev.sluice.pipelines.load.scan.DelimitedScan;
import dev.sluice.pipelines.load.scan.Profile;
import dev.sluice.pipelines.load.scan.RejectSink;

import java.io.IOException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * One pass over one file: writes its reject file and keeps its profile. The Check phase is this;
 * Compress and Copy do it themselves where there was no Check.
 */
final class FileCheck {
    private final LoadSettings settings;
    private final JobFolders folders;
    private final Expectations expectations;

    FileCheck(LoadSettings settings, JobFolders folders, Expectations expectations) {
        this.settings = settings;
        this.folders = folders;
        this.expectations = expectations;
    }

    /** What an earlier pass has found, if that is still about the file and table as they are. */
    Optional<Checked> earlier(Item item, StopSignal stop)
            throws PhaseFailure, IOException, InterruptedException {
        Expectations.Expected expected = expectations.now(settings, stop);
        Optional<Checked> kept =
                ProfileJson.read(folders.profile(item), expected.options())
                        .filter(checked -> checked.basis().equals(expected.basis()));
        if (kept.isEmpty()) {
            return kept;
        }
        try {
            return Optional.of(kept.get().unchanged(Path.of(item.key()), stop));
        } catch (FileProblem e) {
            // Mended since then, perhaps, before a retry: it is read again.
            return Optional.empty();
        }
    }

    /** The earlier pass's finding, or else a new pass. */
    Checked need(PhaseContext context, Meter meter)
            throws PhaseFailure, IOException, InterruptedException {
        Optional<Checked> kept = earlier(context.item(), context.stop());
        return kept.isPresent() ? kept.get() : run(context, meter);
    }

    /**
     * Reads the file.
     *
     * @throws PhaseFailure when it cannot be used or has too many bad rows
     */
    Checked run(PhaseContext context, Meter meter)
            throws PhaseFailure, IOException, InterruptedException {
        Item item = context.item();
        Path file = Path.of(item.key());
        Expectations.Expected expected = expectations.now(settings, context.stop());
        BasicFileAttributes before = UnpackedFile.check(file);
        String identity = FileIdentity.of(file);
        Packing packing;
        try (UnpackedFile opened = UnpackedFile.open(file)) {
            packing = opened.packing();
        }
        Profile profile;
        boolean writesRejects = settings.mode() != LoadSettings.Mode.ANALYZE;
        try (Rejects sink = new Rejects(folders, item)) {
            profile =
                    DelimitedScan.run(
                            file,
                            expected.options(),
                            writesRejects ? sink : RejectSink.NONE,
                            meter);
            sink.commit();
        }
        if (settings.mode() != LoadSettings.Mode.ANALYZE
                && (!profile.complete()
                        || settings.badRows().exceeded(profile.rowsBad(), profile.rowsRead()))) {
            throw new PhaseFailure(tooManyBad(item, profile));
        }
        Checked checked =
                new Checked(
                        profile,
                        expected.basis(),
                        packing,
                        before.lastModifiedTime().toMillis(),
                        identity,
                        expected.options());
        ProfileJson.write(folders.profile(item), checked);
        return checked;
    }

    private Failure tooManyBad(Item item, Profile profile) throws IOException {
        int shown = 3;
        String first =
                profile.firstBad().stream()
                        .limit(shown)
                        .map(bad ->
                                "line %d (byte %d): %s"
                                        .formatted(bad.line(), bad.byteOffset(), bad.sentence()))
                        .collect(Collectors.joining("; "));
        String more = profile.rowsBad() > shown ? "; and more" : "";
        String message =
                "%s has %s%d bad %s, more than the %s allowed: %s%s. Mend the file, or allow more bad rows; they are all in %s."
                        .formatted(
                                item.name(),
                                profile.complete() ? "" : "at least ",
                                profile.rowsBad(),
                                profile.rowsBad() == 1 ? "row" : "rows",
                                settings.badRows().text(),
                                first,
                                more,
                                folders.rejects(item).orElse(folders.rejects()));
        Optional<Failure.Place> place =
                profile.firstBad().stream().findFirst().map(FileCheck::place);
        return new Failure.Permanent(message, "", place);
    }

    private static Failure.Place place(BadRow bad) {
        return new Failure.Place(bad.line(), bad.byteOffset());
    }
}
