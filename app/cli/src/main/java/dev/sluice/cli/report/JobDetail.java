package dev.sluice.cli.report;

import dev.sluice.cli.terminal.Columns;
import dev.sluice.cli.words.Amounts;
import dev.sluice.cli.words.Glyphs;
import dev.sluice.cli.words.JobWords;
import dev.sluice.cli.words.PhaseLine;
import dev.sluice.cli.words.PhaseWords;
import dev.sluice.cli.words.Times;
import dev.sluice.engine.JobSnapshot;
import dev.sluice.engine.job.Job;
import dev.sluice.engine.job.JobItems;
import dev.sluice.engine.progress.PhaseProgress;
import dev.sluice.engine.progress.PhaseStatus;
import dev.sluice.engine.store.FailureRecord;

import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/** All there is to know of one job, as text. */
public final class JobDetail {
    private final Glyphs glyphs;
    private final ZoneId zone;

    public JobDetail(Glyphs glyphs, ZoneId zone) {
        this.glyphs = glyphs;
        this.zone = zone;
    }

    /** Everything but the items. */
    public List<String> lines(JobSnapshot snapshot, List<FailureRecord> failures) {
        Job job = snapshot.job();
        List<String> lines = new ArrayList<>();
        lines.add(job.id() + "  " + Columns.plain(job.request().name()));
        job.group().ifPresent(group -> lines.add("  group     " + group));
        lines.add("  pipeline  " + job.request().pipeline());
        lines.add("  state     " + JobWords.state(job) + ", " + Times.took(snapshot.elapsed()));
        lines.add("  priority  " + job.priority());
        lines.add("  created   " + Times.at(job.created(), zone));
        job.started().ifPresent(at -> lines.add("  started   " + Times.at(at, zone)));
        job.finished().ifPresent(at -> lines.add("  finished  " + Times.at(at, zone)));
        snapshot.notice().ifPresent(notice -> lines.add("  waits     " + Columns.plain(notice)));
        job.failure().ifPresent(f -> lines.add("  failure   " + Columns.plain(f.message())));
        for (String operand : job.request().operands()) {
            lines.add("  path      " + Columns.plain(operand));
        }
        for (Map.Entry<String, String> option : new TreeMap<>(job.request().options()).entrySet()) {
            lines.add("  --" + option.getKey() + " " + Columns.plain(option.getValue()));
        }
        lines.add("Phases");
        for (PhaseProgress phase : snapshot.progress().phases()) {
            if (phase.status() != PhaseStatus.OFF) {
                lines.add("  " + phase(phase));
            }
        }
        if (!failures.isEmpty()) {
            lines.add("Failures");
            failures.forEach(failure -> lines.add("  " + failure(failure)));
        }
        lines.add("Items");
        return lines;
    }

    /** One item. */
    public String item(JobItems.Entry entry) {
        String state = entry.state().name().toLowerCase(Locale.ROOT);
        String where =
                switch (entry.state()) {
                    case DONE -> "";
                    case WAITING -> " for " + entry.phase();
                    case SKIPPED -> ", " + entry.reason().orElse("not needed");
                    // Why stands above, under Failures.
                    case FAILED -> " in " + entry.phase();
                };
        return Columns.plain("  " + entry.item().name() + "  " + state + where);
    }

    private String phase(PhaseProgress phase) {
        PhaseLine line = PhaseLine.of(phase, glyphs);
        String name = PhaseWords.name(phase.id());
        String measure = line.measure().isEmpty() ? "" : "  " + Amounts.done(phase.units());
        String status = phase.status().name().toLowerCase(Locale.ROOT);
        return Columns.padEnd(name, 10) + Columns.padEnd(status, 8) + line.count() + measure;
    }

    private static String failure(FailureRecord failure) {
        String message = failure.failure().message();
        String text = message.contains(failure.name()) ? message : failure.name() + ": " + message;
        return Columns.plain(text);
    }
}
