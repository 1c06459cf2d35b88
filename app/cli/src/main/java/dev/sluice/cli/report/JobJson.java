package dev.sluice.cli.report;

import dev.sluice.engine.JobSnapshot;
import dev.sluice.engine.job.Failure;
import dev.sluice.engine.job.GroupId;
import dev.sluice.engine.job.Job;
import dev.sluice.engine.job.JobState;
import dev.sluice.engine.job.PhaseId;
import dev.sluice.engine.progress.Counts;
import dev.sluice.engine.progress.PhaseProgress;
import dev.sluice.engine.store.FailureRecord;

import tools.jackson.core.JsonGenerator;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** The lines that {@code --json} prints about jobs. */
public final class JobJson {
    private final JsonLines lines;

    public JobJson(JsonLines lines) {
        this.lines = lines;
    }

    /** The first line of a job. */
    public void job(Job job) {
        lines.line("job", json -> identity(json, job));
    }

    /** A job with all that a list of jobs shows. */
    public void entry(JobSnapshot snapshot) {
        lines.line("job", json -> entryFields(json, snapshot));
    }

    /** The same with its failures. */
    public void entry(JobSnapshot snapshot, List<FailureRecord> failures) {
        lines.line(
                "job",
                json -> {
                    entryFields(json, snapshot);
                    json.writeArrayPropertyStart("failures");
                    for (FailureRecord failure : failures) {
                        json.writeStartObject();
                        failureFields(json, failure.name(), failure.phase(), failure.failure());
                        json.writeEndObject();
                    }
                    json.writeEndArray();
                });
    }

    /** A job that a command has changed. */
    public void changed(Job job, JobState state) {
        lines.line(
                "job",
                json -> {
                    identity(json, job);
                    json.writeStringProperty("state", JsonForms.state(state));
                });
    }

    private static void entryFields(JsonGenerator json, JobSnapshot snapshot) {
        Job job = snapshot.job();
        identity(json, job);
        json.writeStringProperty("state", JsonForms.state(job));
        text(json, "pauseReason", job.pauseReason().map(JsonForms::word));
        json.writeNumberProperty("priority", job.priority());
        json.writeNumberProperty("position", job.position());
        JsonForms.items(json, snapshot.progress().items());
        List<PhaseSum> phases = snapshot.progress().phases().stream().map(PhaseSum::of).toList();
        phases(json, phases);
        JsonForms.rows(json, phases, snapshot.progress().tallies());
        JsonForms.eta(json, snapshot.progress().eta());
        time(json, "created", Optional.of(job.created()));
        time(json, "started", job.started());
        time(json, "finished", job.finished());
        json.writeNumberProperty("seconds", JsonForms.seconds(snapshot.elapsed()));
        text(json, "notice", snapshot.notice());
        text(json, "failure", job.failure().map(Failure::message));
    }

    public void progress(Instant at, JobSnapshot snapshot) {
        lines.line(
                "progress",
                json -> {
                    json.writeStringProperty("at", at.toString());
                    json.writeStringProperty("job", snapshot.job().id().value());
                    json.writeStringProperty("state", JsonForms.state(snapshot.job().state()));
                    JsonForms.eta(json, snapshot.progress().eta());
                    json.writeArrayPropertyStart("phases");
                    for (PhaseProgress phase : snapshot.progress().phases()) {
                        JsonForms.phase(json, phase);
                    }
                    json.writeEndArray();
                });
    }

    /** An item that failed, or the job itself under its own name. */
    public void failure(Job job, String item, PhaseId phase, Failure failure) {
        lines.line(
                "failure",
                json -> {
                    json.writeStringProperty("job", job.id().value());
                    failureFields(json, item, phase, failure);
                });
    }

    /** The last line of a job. */
    public void summary(JobSnapshot snapshot) {
        lines.line(
                "summary",
                json -> {
                    json.writeStringProperty("job", snapshot.job().id().value());
                    sums(json, Sums.of(snapshot));
                });
    }

    /** The last line of a group. */
    public void summary(GroupId group, List<JobSnapshot> jobs) {
        lines.line(
                "summary",
                json -> {
                    json.writeStringProperty("group", group.value());
                    sums(json, Sums.of(jobs));
                });
    }

    private static void identity(JsonGenerator json, Job job) {
        json.writeStringProperty("job", job.id().value());
        text(json, "group", job.group().map(GroupId::value));
        json.writeStringProperty("name", job.request().name());
        json.writeStringProperty("pipeline", job.request().pipeline().value());
    }

    private static void failureFields(
            JsonGenerator json, String item, PhaseId phase, Failure failure) {
        json.writeStringProperty("item", item);
        json.writeStringProperty("phase", phase.value());
        json.writeStringProperty("kind", JsonForms.kind(failure));
        json.writeStringProperty("message", failure.message());
        number(json, "line", failure.place().map(Failure.Place::line));
        number(json, "byte", failure.place().map(Failure.Place::byteOffset));
    }

    private static void sums(JsonGenerator json, Sums sums) {
        json.writeStringProperty("state", JsonForms.state(sums.state()));
        json.writeNumberProperty("seconds", JsonForms.seconds(sums.elapsed()));
        Counts items = sums.items();
        JsonForms.items(json, items);
        phases(json, sums.phases());
        JsonForms.rows(json, sums.phases(), sums.tallies());
    }

    private static void phases(JsonGenerator json, List<PhaseSum> phases) {
        json.writeArrayPropertyStart("phases");
        for (PhaseSum phase : phases) {
            json.writeStartObject();
            json.writeStringProperty("id", phase.id().value());
            json.writeStringProperty("status", JsonForms.word(phase.status()));
            JsonForms.items(json, phase.items());
            json.writeNumberProperty("units", phase.units());
            json.writeStringProperty("unit", JsonForms.unit(phase.unit()));
            json.writeNumberProperty("seconds", Math.round(phase.seconds() * 1000) / 1000.0);
            json.writeEndObject();
        }
        json.writeEndArray();
    }

    private static void text(JsonGenerator json, String name, Optional<String> value) {
        if (value.isPresent()) {
            json.writeStringProperty(name, value.get());
        } else {
            json.writeNullProperty(name);
        }
    }

    private static void number(JsonGenerator json, String name, Optional<Long> value) {
        if (value.isPresent()) {
            json.writeNumberProperty(name, value.get());
        } else {
            json.writeNullProperty(name);
        }
    }

    private static void time(JsonGenerator json, String name, Optional<Instant> value) {
        text(json, name, value.map(Instant::toString));
    }
}
