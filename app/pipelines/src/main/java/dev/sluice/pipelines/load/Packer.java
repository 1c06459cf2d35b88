package dev.sluice.pipelines.load;

import dev.sluice.engine.job.Item;
import dev.sluice.engine.pipeline.PhaseContext;
import dev.sluice.pipelines.files.Packing;
import dev.sluice.pipelines.files.ShortName;
import dev.sluice.pipelines.load.pack.Codec;
import dev.sluice.pipelines.load.pack.PackRequest;
import dev.sluice.pipelines.load.pack.PartInfo;
import dev.sluice.pipelines.load.pack.PartPacker;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Writes the good rows of a file as parts into a folder, behind those that are finished already.
 */
final class Packer {
    private Packer() {}

    /**
     * Packs what is missing.
     *
     * @param rewrite whether rows are written anew even if the file's own bytes would do
     * @param meter counts unpacked bytes; its total is the profile's
     */
    static PartsFolder.Listing pack(
            PhaseContext context,
            Checked checked,
            PartsFolder into,
            Codec codec,
            boolean rewrite,
            ItemMeter meter)
            throws IOException {
        Item item = context.item();
        Path file = Path.of(item.key());
        List<PartInfo> parts = new ArrayList<>(finished(checked, into, meter));
        PackRequest request = request(checked, file, into, codec, parts.size(), rewrite);
        if (parts.size() < request.parts()) {
            Checked now = checked.unchanged(file, context.stop());
            Files.createDirectories(into.folder());
            context.meter().at(item.name());
            PartPacker.pack(
                    request,
                    part -> {
                        parts.add(part);
                        into.write(listing(checked, false, parts));
                        context.meter().at(part.name());
                    },
                    meter);
            now.unchanged(file, context.stop());
        }
        PartsFolder.Listing all = listing(checked, true, parts);
        Files.createDirectories(into.folder());
        into.write(all);
        return all;
    }

    private static PackRequest request(
            Checked checked,
            Path file,
            PartsFolder into,
            Codec codec,
            int firstPart,
            boolean rewrite) {
        boolean normalise =
                rewrite || !checked.readableAsItIs() || checked.packing() != Packing.PLAIN;
        return new PackRequest(
                file,
                checked.profile(),
                checked.options(),
                into.folder(),
                stem(file),
                codec,
                Math.max(1, Runtime.getRuntime().availableProcessors()),
                firstPart,
                normalise);
    }

    private static String stem(Path file) {
        String inner = Packing.innerName(String.valueOf(file.getFileName()));
        int dot = inner.lastIndexOf('.');
        return ShortName.of(dot > 0 ? inner.substring(0, dot) : inner, JobFolders.LONGEST_NAME);
    }

    private static PartsFolder.Listing listing(
            Checked checked, boolean complete, List<PartInfo> parts) {
        return new PartsFolder.Listing(checked.sha256(), checked.basis(), complete, parts);
    }

    /** The parts of an earlier attempt that are whole; none is believed without being read. */
    private static List<PartInfo> finished(Checked checked, PartsFolder into, ItemMeter meter)
            throws IOException {
        Optional<PartsFolder.Listing> listing = into.read().filter(l -> l.isOf(checked));
        if (listing.isEmpty()) {
            JobFolders.remove(into.folder());
            return List.of();
        }
        List<PartInfo> whole = new ArrayList<>();
        for (PartInfo part : listing.get().parts()) {
            if (part.index() != whole.size()
                    || !PartPacker.verify(into.folder(), part, new Silent(meter))) {
                break;
            }
            whole.add(part);
            meter.alreadyDone(part.unpackedBytes());
        }
        return whole;
    }

    /** Verifying is no progress, but it can be stopped. */
    private record Silent(ItemMeter meter) implements dev.sluice.pipelines.files.Meter {
        @Override
        public void advance(long rows, long bytes) {}

        @Override
        public void checkStop() throws dev.sluice.pipelines.files.StopRequested {
            meter.checkStop();
        }
    }
}
