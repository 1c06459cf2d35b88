package dev.sluice.pipelines.load;

import dev.sluice.engine.job.Outcome;
import dev.sluice.engine.pipeline.PhaseContext;
import dev.sluice.engine.pipeline.PhaseFailure;

import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** Packs the good rows of a file into parts that are cut at row borders. */
final class CompressPhase extends FilePhase {
    private final LoadSettings settings;
    private final JobFolders folders;
    private final FileCheck check;
    private final Repeats repeats;

    CompressPhase(LoadSettings settings, JobFolders folders, FileCheck check, Repeats repeats) {
        this.settings = settings;
        this.folders = folders;
        this.check = check;
        this.repeats = repeats;
    }

    @Override
    Outcome work(PhaseContext context) throws PhaseFailure, IOException, InterruptedException {
        if (!settings.checks()) {
            Optional<Outcome.Skipped> skipped = repeats.find(context);
            if (skipped.isPresent()) {
                return skipped.get();
            }
        }
        long weight = context.item().weight();
        context.meter().expect(weight);
        ItemMeter none = new ItemMeter(context, ItemMeter.Counts.NOTHING, 0, 0);
        Checked checked = check.need(context, none);
        ItemMeter meter =
                new ItemMeter(context, ItemMeter.Counts.WEIGHT, checked.profile().bytes(), weight);
        PartsFolder.Listing listing =
                Packer.pack(
                        context,
                        checked,
                        new PartsFolder(folders.parts(context.item())),
                        settings.codec(),
                        false,
                        meter);
        meter.finish();
        Map<String, String> facts =
                new HashMap<>(Facts.checked(checked, context.clock().instant()));
        facts.put(Facts.PARTS, Integer.toString(listing.parts().size()));
        return new Outcome.Done(facts, Map.of(), listing.bytes());
    }
}
