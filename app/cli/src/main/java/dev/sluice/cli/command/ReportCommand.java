package dev.sluice.cli.command;

import dev.sluice.cli.call.Action;
import dev.sluice.cli.call.Call;
import dev.sluice.cli.call.CommandFailed;
import dev.sluice.cli.call.ExitCode;
import dev.sluice.cli.call.WrongUsage;
import dev.sluice.cli.follow.EngineSession;
import dev.sluice.cli.report.ReportText;
import dev.sluice.cli.terminal.Columns;
import dev.sluice.engine.JobSnapshot;
import dev.sluice.engine.job.Job;
import dev.sluice.engine.job.JobId;

import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Prints what a job has written down of itself: its manifest, and where its rejected rows are. */
public final class ReportCommand implements Action {
    private final JsonMapper mapper = JsonMapper.shared();

    @Override
    public ExitCode run(Call call) throws WrongUsage, CommandFailed, IOException {
        List<JobSnapshot> jobs;
        try (EngineSession session = Foreground.open(call)) {
            jobs = JobNames.find(call, session.engine().snapshot(), job -> true);
        }
        ExitCode code = ExitCode.FINE;
        for (JobSnapshot job : jobs) {
            JobFolder folder = JobFolder.of(call.home(), job.job().id());
            if (call.json()) {
                json(call.surroundings().out(), job.job().id(), folder);
            } else if (Files.exists(folder.manifest()) || !rejects(folder).isEmpty()) {
                text(call.surroundings().out(), job, folder);
            } else {
                call.surroundings().err().println("sluice: " + none(job.job()));
                code = ExitCode.FAILED;
            }
        }
        return code;
    }

    private static String none(Job job) {
        String id = job.id().value();
        return job.state().ended()
                ? "Job %s ended before there was anything to report; 'sluice show %s' tells how."
                        .formatted(id, id)
                : "Job %s has no report yet; it is written at its end.".formatted(id);
    }

    /** The manifest in one line, with where it lies and where the rejected rows lie. */
    private void json(PrintStream out, JobId job, JobFolder folder)
            throws CommandFailed, IOException {
        ObjectNode report = mapper.createObjectNode();
        report.put("type", "report");
        report.put("job", job.value());
        Optional<JsonNode> manifest = manifest(folder);
        if (manifest.isPresent() && manifest.get() instanceof ObjectNode fields) {
            report.setAll(fields);
        }
        if (manifest.isPresent()) {
            report.put("manifest", folder.manifest().toString());
        } else {
            report.putNull("manifest");
        }
        report.put("rejects", folder.rejects().toString());
        ArrayNode files = report.putArray("rejectFiles");
        rejects(folder).forEach(file -> files.add(file.toString()));
        byte[] line = (mapper.writeValueAsString(report) + "\n").getBytes(StandardCharsets.UTF_8);
        out.write(line, 0, line.length);
        out.flush();
    }

    private void text(PrintStream out, JobSnapshot job, JobFolder folder)
            throws CommandFailed, IOException {
        out.println(job.job().id() + "  " + Columns.plain(job.job().request().name()));
        Optional<JsonNode> manifest = manifest(folder);
        if (manifest.isPresent()) {
            ReportText.lines(manifest.get()).forEach(out::println);
            out.println("Manifest  " + Columns.plain(folder.manifest().toString()));
        }
        for (Path file : rejects(folder)) {
            out.println("Rejects   " + Columns.plain(file.toString()));
        }
    }

    private Optional<JsonNode> manifest(JobFolder folder) throws CommandFailed, IOException {
        if (!Files.exists(folder.manifest())) {
            return Optional.empty();
        }
        try {
            return Optional.of(mapper.readTree(Files.readString(folder.manifest())));
        } catch (JacksonException e) {
            throw new CommandFailed(
                    "The manifest " + folder.manifest() + " is damaged and cannot be read.", e);
        }
    }

    private static List<Path> rejects(JobFolder folder) throws IOException {
        if (!Files.isDirectory(folder.rejects())) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(folder.rejects())) {
            return files.filter(file -> file.toString().endsWith(".csv")).sorted().toList();
        }
    }
}
