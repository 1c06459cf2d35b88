package dev.sluice.pipelines.load;

import dev.sluice.engine.job.Failure;
import dev.sluice.engine.job.Item;
import dev.sluice.engine.job.ItemState;
import dev.sluice.engine.job.JobItems;
import dev.sluice.engine.job.Outcome;
import dev.sluice.engine.pipeline.PhaseContext;
import dev.sluice.engine.pipeline.PhaseFailure;
import dev.sluice.engine.pipeline.RunContext;
import dev.sluice.pipelines.load.table.LedgerEntry;
import dev.sluice.pipelines.load.table.TableColumn;
import dev.sluice.pipelines.load.table.TableName;
import dev.sluice.pipelines.load.table.Warehouse;

import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * Holds what the job counted against what the target's ledger says, file by file, and writes the
 * manifest.
 */
final class Reconcile extends FilePhase {
    private static final int PAGE = 1000;
    private static final JsonMapper JSON = new JsonMapper();

    private final RunContext context;
    private final LoadSettings settings;
    private final JobFolders folders;
    private final Optional<Warehouse> target;

    Reconcile(
            RunContext context,
            LoadSettings settings,
            JobFolders folders,
            Optional<Warehouse> target) {
        this.context = context;
        this.settings = settings;
        this.folders = folders;
        this.target = target;
    }

    @Override
    Outcome work(PhaseContext phase) throws PhaseFailure, IOException, InterruptedException {
        List<String> wrong = new ArrayList<>();
        ProfileSum profiles = new ProfileSum();
        try (Manifest manifest = Manifest.create(folders)) {
            manifest.begin(head());
            long after = 0;
            List<JobItems.Entry> page = phase.items().page(after, PAGE);
            while (!page.isEmpty()) {
                phase.stop().check();
                Map<String, List<LedgerEntry>> ledger = ledger(phase, page);
                for (JobItems.Entry entry : page) {
                    Item item = entry.item();
                    List<LedgerEntry> parts = ledger.getOrDefault(item.key(), List.of());
                    compare(entry, parts).ifPresent(wrong::add);
                    manifest.add(entry, parts, extra(entry, profiles));
                    phase.meter().advance(1, item.weight());
                    after = item.ordinal();
                }
                page = phase.items().page(after, PAGE);
            }
            manifest.commit(tail(phase, manifest, profiles));
        }
        if (settings.uploads() && !settings.keepStaged()) {
            JobFolders.remove(folders.stage());
        }
        if (!wrong.isEmpty()) {
            return new Outcome.Failed(
                    Failure.permanent(
                            "The target's ledger does not agree with what was loaded: "
                                    + wrong.getFirst()
                                    + (wrong.size() > 1
                                            ? " and %d more.".formatted(wrong.size() - 1)
                                            : ""),
                            String.join("\n", wrong)));
        }
        return Outcome.done();
    }

    private boolean loads() {
        return settings.mode() == LoadSettings.Mode.ALL;
    }

    private ObjectNode head() {
        ObjectNode head = JSON.createObjectNode();
        head.put("job", context.job().id().value());
        head.put("name", context.job().request().name());
        context.job().group().ifPresent(group -> head.put("group", group.value()));
        head.put("pipeline", LoadPipeline.ID.value());
        head.put("mode", settings.mode().name().toLowerCase(Locale.ROOT));
        settings.target().ifPresent(where -> head.put("target", where.text()));
        settings.table().ifPresent(table -> head.put("table", table.toString()));
        head.put("queued", context.job().created().toString());
        return head;
    }

    private Map<String, List<LedgerEntry>> ledger(PhaseContext phase, List<JobItems.Entry> page)
            throws PhaseFailure, IOException, InterruptedException {
        if (!loads()) {
            return Map.of();
        }
        TableName table = settings.table().orElseThrow();
        List<String> keys = page.stream().map(entry -> entry.item().key()).toList();
        Warehouse warehouse = target.orElseThrow();
        return warehouse.run(
                phase.stop(),
                connection ->
                        warehouse
                                .ledger()
                                .ofItems(connection, table, context.job().id().value(), keys));
    }

    /** What is wrong between the job's count of a file and the ledger's, if anything is. */
    private Optional<String> compare(JobItems.Entry entry, List<LedgerEntry> parts) {
        if (!loads()) {
            return Optional.empty();
        }
        long inLedger = parts.stream().mapToLong(LedgerEntry::rows).sum();
        long counted =
                entry.state() == ItemState.DONE
                        ? Facts.number(entry.item(), Facts.ROWS_LOADED).orElse(0)
                        : 0;
        boolean noted = entry.state() != ItemState.DONE || !parts.isEmpty();
        return inLedger == counted && noted
                ? Optional.empty()
                : Optional.of(
                        "%s has %d rows in the ledger where %d were counted"
                                .formatted(entry.item().name(), inLedger, counted));
    }

    /** What a check has found, for the files of the modes that load nothing. */
    private ObjectNode extra(JobItems.Entry entry, ProfileSum profiles) throws IOException {
        ObjectNode extra = JSON.createObjectNode();
        if (!loads() && entry.state() == ItemState.DONE) {
            Optional<Checked> checked =
                    ProfileJson.read(folders.profile(entry.item()), settings.scan());
            if (checked.isPresent()) {
                profiles.add(checked.get().profile());
                ProfileJson.columns(extra.putArray("columns"), checked.get().profile().columns());
            }
        }
        return extra;
    }

    private ObjectNode tail(PhaseContext phase, Manifest manifest, ProfileSum profiles)
            throws PhaseFailure, IOException, InterruptedException {
        ObjectNode tail = JSON.createObjectNode();
        if (loads()) {
            TableName table = settings.table().orElseThrow();
            ArrayNode columns = tail.putArray("columns");
            Warehouse warehouse = target.orElseThrow();
            warehouse.run(
                    phase.stop(),
                    connection -> {
                        var shape = warehouse.catalog().shape(connection, table);
                        if (shape.isPresent()) {
                            for (TableColumn column : shape.get().columns()) {
                                columns.addObject()
                                        .put("name", column.name())
                                        .put("type", column.sqlType());
                            }
                            tail.put("tableRows", warehouse.catalog().count(connection, table));
                        }
                        return true;
                    });
        } else {
            profiles.columns(tail.putArray("columns"));
            if (settings.mode() == LoadSettings.Mode.ANALYZE) {
                Estimates.put(tail.putObject("estimates"), manifest.bytes(), manifest.rowsRead());
            }
        }
        tail.put("written", phase.clock().instant().toString());
        return tail;
    }
}
