package dev.sluice.pipelines.load;

import dev.sluice.engine.job.Failure;
import dev.sluice.engine.job.Outcome;
import dev.sluice.engine.pipeline.PhaseContext;
import dev.sluice.engine.pipeline.PhaseFailure;
import dev.sluice.pipelines.files.AtomicFile;
import dev.sluice.pipelines.load.pack.Codec;
import dev.sluice.pipelines.load.pack.PartInfo;
import dev.sluice.pipelines.load.pack.PartPacker;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/**
 * Brings the parts of a file to the stage, a local folder: by a second name where both are on one
 * file system, and by a copy otherwise. A part counts once it has its final name there and its
 * digest is right; an upload that was cut goes on behind the last such part.
 */
final class UploadPhase extends FilePhase {
    private static final int BLOCK = 1 << 18;

    private final LoadSettings settings;
    private final JobFolders folders;
    private final FileCheck check;
    private final Repeats repeats;

    UploadPhase(LoadSettings settings, JobFolders folders, FileCheck check, Repeats repeats) {
        this.settings = settings;
        this.folders = folders;
        this.check = check;
        this.repeats = repeats;
    }

    @Override
    Outcome work(PhaseContext context) throws PhaseFailure, IOException, InterruptedException {
        if (!settings.checks() && settings.codec() == Codec.NONE) {
            Optional<Outcome.Skipped> skipped = repeats.find(context);
            if (skipped.isPresent()) {
                return skipped.get();
            }
        }
        long weight = context.item().weight();
        ItemMeter none = new ItemMeter(context, ItemMeter.Counts.NOTHING, 0, 0);
        Checked checked = check.need(context, none);
        PartsFolder local = new PartsFolder(folders.parts(context.item()));
        PartsFolder stage = new PartsFolder(folders.stage(context.item()));
        Optional<PartsFolder.Listing> packed =
                local.read().filter(l -> l.complete() && l.isOf(checked) && allThere(local, l));
        if (packed.isPresent()) {
            send(context, local, stage, packed.get());
        } else if (settings.codec() == Codec.NONE || !arrived(context, stage, checked)) {
            // Without Compress, or when its parts are gone since a failed job has ended.
            ItemMeter meter =
                    new ItemMeter(
                            context, ItemMeter.Counts.WEIGHT, checked.profile().bytes(), weight);
            context.meter().expect(weight);
            Packer.pack(context, checked, stage, settings.codec(), false, meter);
            meter.finish();
        }
        JobFolders.remove(local.folder());
        return Facts.done(Map.of());
    }

    /**
     * Whether an earlier attempt has sent all parts, and was killed before that was known; they
     * count as that attempt would have counted them.
     */
    private static boolean arrived(PhaseContext context, PartsFolder stage, Checked checked)
            throws IOException {
        Optional<PartsFolder.Listing> listing =
                stage.read().filter(l -> l.complete() && l.isOf(checked));
        if (listing.isEmpty()) {
            return false;
        }
        StagedMeter meter =
                new StagedMeter(context, listing.get().bytes(), context.item().weight());
        for (PartInfo part : listing.get().parts()) {
            if (!PartPacker.verify(stage.folder(), part, meter.silent())) {
                return false;
            }
        }
        context.meter().expect(listing.get().bytes());
        meter.alreadyDone(listing.get().bytes());
        meter.finish();
        return true;
    }

    private static boolean allThere(PartsFolder folder, PartsFolder.Listing listing) {
        return listing.parts().stream().allMatch(part -> Files.exists(folder.file(part)));
    }

    private void send(
            PhaseContext context, PartsFolder local, PartsFolder stage, PartsFolder.Listing listing)
            throws PhaseFailure, IOException {
        long weight = context.item().weight();
        context.meter().expect(listing.bytes());
        StagedMeter meter = new StagedMeter(context, listing.bytes(), weight);
        Files.createDirectories(stage.folder());
        for (PartInfo part : listing.parts()) {
            meter.silent().checkStop();
            context.meter().at(part.name());
            Path target = stage.file(part);
            if (Files.exists(target) && PartPacker.verify(stage.folder(), part, meter.silent())) {
                meter.alreadyDone(part.packedBytes());
                continue;
            }
            if (AtomicFile.link(local.file(part), target)) {
                // The very bytes that Compress has hashed and forced; Copy reads them back.
                meter.advance(part.packedBytes());
                continue;
            }
            copy(local.file(part), target, meter);
            if (!PartPacker.verify(stage.folder(), part, meter.silent())) {
                Files.deleteIfExists(target);
                throw new PhaseFailure(
                        Failure.transientOf(
                                "%s arrived on the stage %s with other content than it was sent with; check that disk."
                                        .formatted(part.name(), stage.folder()),
                                ""));
            }
        }
        stage.write(listing);
        meter.finish();
    }

    private static void copy(Path from, Path to, StagedMeter meter) throws IOException {
        byte[] buffer = new byte[BLOCK];
        try (InputStream in = Files.newInputStream(from);
                AtomicFile out = AtomicFile.create(to)) {
            for (int got = in.read(buffer); got >= 0; got = in.read(buffer)) {
                meter.silent().checkStop();
                out.stream().write(buffer, 0, got);
                meter.advance(got);
            }
            out.commit();
        }
    }
}
