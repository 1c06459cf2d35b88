package dev.sluice.pipelines.load;

import dev.sluice.engine.job.Failure;
import dev.sluice.engine.pipeline.PhaseFailure;
import dev.sluice.engine.pipeline.PipelineRun;
import dev.sluice.engine.pipeline.RunContext;
import dev.sluice.pipelines.load.table.TableName;
import dev.sluice.pipelines.load.table.TableRules;
import dev.sluice.pipelines.load.table.TableShape;
import dev.sluice.pipelines.load.table.Warehouse;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** Reaches a job's target and stage and looks whether they are as the job asks for. */
final class LoadOpening {
    private LoadOpening() {}

    static PipelineRun open(RunContext context, LoadSettings settings)
            throws PhaseFailure, IOException, InterruptedException {
        if (settings.uploads()) {
            openStage(JobFolders.of(context, settings).stage());
        }
        Optional<Warehouse> target = target(context, settings);
        try {
            LoadSettings resolved =
                    target.isPresent()
                            ? settings.withTable(target.get(), context.stop())
                            : settings;
            if (target.isPresent() && settings.mode() == LoadSettings.Mode.ALL) {
                checkTable(context, resolved, target.get());
            }
            return new LoadRun(context, resolved, target);
        } catch (PhaseFailure | IOException | InterruptedException | RuntimeException e) {
            target.ifPresent(Warehouse::close);
            throw e;
        }
    }

    /** Opens the target; a check needs it only for a table that is there already. */
    private static Optional<Warehouse> target(RunContext context, LoadSettings settings)
            throws PhaseFailure, IOException, InterruptedException {
        if (settings.target().isEmpty()) {
            return Optional.empty();
        }
        Target place = settings.target().get();
        boolean needed =
                settings.mode() == LoadSettings.Mode.ALL
                        || (settings.table().isPresent() && !place.missing());
        return needed ? Optional.of(open(place, context)) : Optional.empty();
    }

    static Warehouse open(Target place, RunContext context)
            throws PhaseFailure, IOException, InterruptedException {
        // Beside the folders of the jobs, since jobs share an open database.
        return place.open(
                context.home(), context.stagingFolder().resolveSibling("duckdb"), context.stop());
    }

    private static void checkTable(RunContext context, LoadSettings settings, Warehouse target)
            throws PhaseFailure, IOException, InterruptedException {
        TableName table = settings.table().orElseThrow();
        target.openLedger(context.stop());
        target.run(
                context.stop(),
                connection -> {
                    Optional<TableShape> shape = target.catalog().shape(connection, table);
                    boolean exists = shape.isPresent();
                    if (exists && target.catalog().isView(connection, table)) {
                        throw new PhaseFailure(
                                Failure.permanent(
                                        "%s is a view, which rows cannot be put into; name a table."
                                                .formatted(table)));
                    }
                    String token = LoadRun.token(context.job());
                    boolean ours = exists && target.ledger().createdBy(connection, table, token);
                    TableRules.check(table, settings.existing(), exists, ours);
                    if (exists) {
                        TableRules.requireJudged(table, shape.get());
                    }
                    return exists;
                });
    }

    private static void openStage(Path stage) throws PhaseFailure {
        try {
            Files.createDirectories(stage);
        } catch (IOException e) {
            throw new PhaseFailure(
                    Failure.permanent(
                            "The stage %s cannot be created; check its permissions or name another folder."
                                    .formatted(stage),
                            String.valueOf(e.getMessage())),
                    e);
        }
        if (!Files.isWritable(stage)) {
            throw new PhaseFailure(
                    Failure.permanent(
                            "The stage %s cannot be written; check its permissions or name another folder."
                                    .formatted(stage)));
        }
    }
}
