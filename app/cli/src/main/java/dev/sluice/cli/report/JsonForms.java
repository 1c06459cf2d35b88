package dev.sluice.cli.report;

import dev.sluice.engine.job.Failure;
import dev.sluice.engine.job.Job;
import dev.sluice.engine.job.JobState;
import dev.sluice.engine.progress.Counts;
import dev.sluice.engine.progress.Current;
import dev.sluice.engine.progress.Eta;
import dev.sluice.engine.progress.Measure;
import dev.sluice.engine.progress.PhaseProgress;
import dev.sluice.engine.progress.Total;
import dev.sluice.engine.progress.Unit;

import tools.jackson.core.JsonGenerator;

import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** How the engine's types look as JSON. Unknown numbers are null. */
final class JsonForms {
    private JsonForms() {}

    /** Such as {@code completed-with-failures}. */
    static String word(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    static String state(JobState state) {
        return word(state);
    }

    /** The same, and {@code interrupted} for a job that was cut when the program ended. */
    static String state(Job job) {
        return job.cut() ? "interrupted" : state(job.state());
    }

    static String kind(Failure failure) {
        return switch (failure) {
            case Failure.Transient ignored -> "transient";
            case Failure.Permanent ignored -> "permanent";
            case Failure.Defect ignored -> "defect";
        };
    }

    static void items(JsonGenerator json, Counts counts) {
        json.writeObjectPropertyStart("items");
        total(json, counts.total());
        json.writeNumberProperty("done", counts.done());
        json.writeNumberProperty("skipped", counts.skipped());
        json.writeNumberProperty("failed", counts.failed());
        json.writeNumberProperty("running", counts.running());
        json.writeNumberProperty("waiting", counts.waiting());
        json.writeEndObject();
    }

    static void phase(JsonGenerator json, PhaseProgress phase) {
        json.writeStartObject();
        json.writeStringProperty("id", phase.id().value());
        json.writeStringProperty("status", word(phase.status()));
        items(json, phase.counts());
        units(json, phase.units());
        json.writeName("ratePerSecond");
        Optional<Double> rate = phase.ratePerSecond().filter(Double::isFinite);
        if (rate.isPresent()) {
            json.writeNumber(Math.round(rate.get() * 10) / 10.0);
        } else {
            json.writeNull();
        }
        eta(json, phase.eta());
        json.writeArrayPropertyStart("current");
        for (Current current : phase.current()) {
            json.writeString(current.name());
        }
        json.writeEndArray();
        json.writeEndObject();
    }

    static void eta(JsonGenerator json, Eta eta) {
        json.writeName("etaSeconds");
        if (eta instanceof Eta.Remaining(Duration low, Duration high)) {
            json.writeStartObject();
            json.writeNumberProperty("low", seconds(low));
            json.writeNumberProperty("high", seconds(high));
            json.writeEndObject();
        } else {
            json.writeNull();
        }
        json.writeName("etaReason");
        if (eta instanceof Eta.Unavailable(Eta.Reason reason)) {
            json.writeString(word(reason));
        } else {
            json.writeNull();
        }
    }

    /** Rows of the items that are done, as the pipeline sums them; null where none counts rows. */
    static void rows(JsonGenerator json, List<PhaseSum> phases, Map<String, Long> tallies) {
        json.writeName("rows");
        if (phases.stream().noneMatch(phase -> phase.unit() == Unit.ROWS)) {
            json.writeNull();
            return;
        }
        json.writeStartObject();
        for (String name : new String[] {"read", "loaded", "rejected"}) {
            json.writeNumberProperty(name, tallies.getOrDefault("rows." + name, 0L));
        }
        json.writeEndObject();
    }

    static String unit(Unit unit) {
        return word(unit);
    }

    static double seconds(Duration duration) {
        return duration.toMillis() / 1000.0;
    }

    private static void units(JsonGenerator json, Measure measure) {
        json.writeObjectPropertyStart("units");
        json.writeStringProperty("unit", unit(measure.unit()));
        json.writeNumberProperty("done", measure.done());
        total(json, measure.total());
        json.writeEndObject();
    }

    private static void total(JsonGenerator json, Total total) {
        switch (total) {
            case Total.Known(long n) -> total(json, n, "known");
            case Total.Estimated(long n) -> total(json, n, "estimated");
            case Total.AtLeast(long n) -> total(json, n, "at-least");
            case Total.Unknown() -> {
                json.writeNullProperty("total");
                json.writeStringProperty("totalKind", "unknown");
            }
        }
    }

    private static void total(JsonGenerator json, long n, String kind) {
        json.writeNumberProperty("total", n);
        json.writeStringProperty("totalKind", kind);
    }
}
