package dev.sluice.pipelines.load;

import dev.sluice.engine.job.Outcome;
import dev.sluice.engine.pipeline.PhaseContext;
import dev.sluice.engine.pipeline.PhaseFailure;

import java.io.IOException;
import java.util.Map;
import java.util.Optional;

/** Decides what is valid in a file; its rows go on only if it passes. */
final class CheckPhase extends FilePhase {
    private final LoadSettings settings;
    private final FileCheck check;
    private final Optional<Repeats> repeats;

    /**
     * @param repeats absent in the modes that load nothing
     */
    CheckPhase(LoadSettings settings, FileCheck check, Optional<Repeats> repeats) {
        this.settings = settings;
        this.check = check;
        this.repeats = repeats;
    }

    @Override
    Outcome work(PhaseContext context) throws PhaseFailure, IOException, InterruptedException {
        if (repeats.isPresent()) {
            Optional<Outcome.Skipped> skipped = repeats.get().find(context);
            if (skipped.isPresent()) {
                return skipped.get();
            }
        }
        long weight = context.item().weight();
        ItemMeter meter = new ItemMeter(context, ItemMeter.Counts.ROWS, weight, weight);
        Checked checked = check.run(context, meter);
        meter.finish();
        context.meter().expect(checked.profile().rowsRead());
        Map<String, String> facts = Facts.checked(checked, context.clock().instant());
        if (settings.mode() == LoadSettings.Mode.ALL) {
            return Facts.done(facts);
        }
        return new Outcome.Done(
                facts,
                Facts.talliesUnloaded(checked.profile().rowsRead(), checked.profile().rowsBad()),
                0);
    }
}
