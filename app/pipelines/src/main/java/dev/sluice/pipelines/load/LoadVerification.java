package dev.sluice.pipelines.load;

import dev.sluice.engine.pipeline.PhaseFailure;
import dev.sluice.engine.pipeline.RunContext;
import dev.sluice.engine.pipeline.Verification;
import dev.sluice.pipelines.files.Meter;
import dev.sluice.pipelines.load.pack.PartInfo;
import dev.sluice.pipelines.load.pack.PartPacker;
import dev.sluice.pipelines.load.table.Ledger;
import dev.sluice.pipelines.load.table.LedgerEntry;
import dev.sluice.pipelines.load.table.TableName;
import dev.sluice.pipelines.load.table.Warehouse;

import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Reads the results of a job back: the table, the ledger, staged parts that were kept. */
final class LoadVerification {
    private static final int PAGE = 1000;
    // One file of the manifest is read at a time, with more behind it.
    private static final JsonMapper JSON =
            JsonMapper.builder().disable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS).build();

    private final RunContext context;
    private LoadSettings settings;
    private final JobFolders folders;
    private final List<String> findings = new ArrayList<>();
    private final SourceFiles sources = new SourceFiles();
    private long checked;
    private Optional<Long> tableRows = Optional.empty();

    private LoadVerification(RunContext context, LoadSettings settings) {
        this.context = context;
        this.settings = settings;
        this.folders = JobFolders.of(context, settings);
    }

    static Verification of(RunContext context, LoadSettings settings)
            throws PhaseFailure, IOException, InterruptedException {
        LoadVerification verification = new LoadVerification(context, settings);
        verification.run();
        return new Verification(
                verification.checked, verification.findings, verification.sources.notes());
    }

    private void run() throws PhaseFailure, IOException, InterruptedException {
        Path manifest = folders.manifest();
        if (!Files.exists(manifest)) {
            findings.add(
                    "There is no manifest %s to compare with; it is written when the job ends."
                            .formatted(manifest));
            return;
        }
        if (settings.mode() != LoadSettings.Mode.ALL) {
            checked++;
            return;
        }
        Target place = settings.target().orElseThrow();
        if (place.missing()) {
            findings.add("The target %s is gone.".formatted(place.shown()));
            return;
        }
        try (Warehouse target = LoadOpening.open(place, context)) {
            settings = settings.withTable(target, context.stop());
            boolean ledger =
                    target.run(
                            context.stop(),
                            connection ->
                                    target.catalog().shape(connection, Ledger.NAME).isPresent());
            if (!ledger) {
                findings.add("The target %s has lost its ledger.".formatted(place.shown()));
                return;
            }
            files(manifest, target);
            table(target);
        }
        if (settings.uploads() && settings.keepStaged()) {
            stage();
        }
    }

    private void files(Path manifest, Warehouse target)
            throws PhaseFailure, IOException, InterruptedException {
        try (JsonParser parser = JSON.createParser(manifest)) {
            List<JsonNode> page = new ArrayList<>();
            parser.nextToken();
            for (String field = parser.nextName(); field != null; field = parser.nextName()) {
                JsonToken value = parser.nextToken();
                if (field.equals("files")) {
                    while (parser.nextToken() == JsonToken.START_OBJECT) {
                        JsonNode file = JSON.readTree(parser);
                        if (file.path("state").asString("").equals("done")) {
                            page.add(file);
                        }
                        if (page.size() == PAGE) {
                            compare(page, target);
                            page.clear();
                        }
                    }
                } else if (field.equals("tableRows")) {
                    tableRows = Optional.of(parser.getLongValue());
                } else if (value.isStructStart()) {
                    parser.skipChildren();
                }
            }
            compare(page, target);
        } catch (JacksonException e) {
            findings.add("The manifest %s is damaged.".formatted(manifest));
        }
    }

    private void compare(List<JsonNode> page, Warehouse target)
            throws PhaseFailure, IOException, InterruptedException {
        TableName table = settings.table().orElseThrow();
        List<String> keys = page.stream().map(file -> file.path("path").asString()).toList();
        var ledger =
                target.run(
                        context.stop(),
                        connection ->
                                target.ledger()
                                        .ofItems(
                                                connection,
                                                table,
                                                context.job().id().value(),
                                                keys));
        for (JsonNode file : page) {
            checked++;
            String path = file.path("path").asString();
            List<LedgerEntry> parts = ledger.getOrDefault(path, List.of());
            long rows = parts.stream().mapToLong(LedgerEntry::rows).sum();
            long expected = file.path("rows").path("loaded").asLong();
            if (parts.isEmpty()) {
                findings.add("%s is not in the target's ledger.".formatted(path));
            } else if (rows != expected) {
                findings.add(
                        "%s has %d rows in the target's ledger where the manifest has %d."
                                .formatted(path, rows, expected));
            } else if (!parts.getFirst().contentHash().equals(file.path("sha256").asString(""))) {
                findings.add(
                        "%s has another content hash in the target's ledger than in the manifest."
                                .formatted(path));
            }
            sources.compare(
                    Path.of(path),
                    file.path("size").asLong(),
                    file.path("sha256").asString(""),
                    context.stop());
        }
    }

    private void table(Warehouse target) throws PhaseFailure, IOException, InterruptedException {
        TableName table = settings.table().orElseThrow();
        if (tableRows.isEmpty()) {
            return;
        }
        checked++;
        Optional<String> later =
                target.run(
                        context.stop(),
                        connection ->
                                target.ledger()
                                        .supersededBy(
                                                connection, table, context.job().id().value()));
        if (later.isPresent()) {
            findings.add(
                    "The table %s no longer holds this job's rows: %s has replaced them."
                            .formatted(table, later.get()));
            return;
        }
        Optional<Long> now =
                target.run(
                        context.stop(),
                        connection ->
                                target.catalog().shape(connection, table).isPresent()
                                        ? Optional.of(target.catalog().count(connection, table))
                                        : Optional.<Long>empty());
        if (now.isEmpty()) {
            findings.add("The table %s is gone.".formatted(table));
        } else if (now.get() < tableRows.get()) {
            findings.add(
                    "The table %s has %d rows, %d fewer than when the job ended."
                            .formatted(table, now.get(), tableRows.get() - now.get()));
        }
    }

    private void stage() throws IOException {
        if (!Files.isDirectory(folders.stage())) {
            findings.add("The staged parts in %s are gone.".formatted(folders.stage()));
            return;
        }
        try (Stream<Path> items = Files.list(folders.stage())) {
            for (Path item : items.sorted().toList()) {
                PartsFolder folder = new PartsFolder(item);
                Optional<PartsFolder.Listing> listing = folder.read();
                if (listing.isEmpty()) {
                    findings.add("The list of parts in %s is missing or damaged.".formatted(item));
                    continue;
                }
                for (PartInfo part : listing.get().parts()) {
                    context.stop().check();
                    checked++;
                    if (!PartPacker.verify(item, part, Meter.NONE)) {
                        findings.add(
                                "The staged part %s is missing or altered."
                                        .formatted(folder.file(part)));
                    }
                }
            }
        }
    }
}
