package dev.sluice.pipelines.load;

import dev.sluice.engine.job.Failure;
import dev.sluice.engine.pipeline.PhaseFailure;
import dev.sluice.engine.pipeline.PipelineRun;
import dev.sluice.engine.pipeline.RunContext;
import dev.sluice.pipelines.load.table.Catalog;
import dev.sluice.pipelines.load.table.DuckTarget;
import dev.sluice.pipelines.load.table.Ledger;
import dev.sluice.pipelines.load.table.TableName;
import dev.sluice.pipelines.load.table.TableRules;

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
        Optional<DuckTarget> target = target(context, settings);
        try {
            if (target.isPresent() && settings.mode() == LoadSettings.Mode.ALL) {
                checkTable(context, settings, target.get());
            }
            return new LoadRun(context, settings, target);
        } catch (PhaseFailure | IOException | InterruptedException | RuntimeException e) {
            target.ifPresent(DuckTarget::close);
            throw e;
        }
    }

    /** Opens the target; a check needs it only for a table that is there already. */
    private static Optional<DuckTarget> target(RunContext context, LoadSettings settings)
            throws PhaseFailure, IOException {
        if (settings.target().isEmpty()) {
            return Optional.empty();
        }
        Path file = settings.target().get().file();
        boolean needed =
                settings.mode() == LoadSettings.Mode.ALL
                        || (settings.table().isPresent() && Files.exists(file));
        return needed ? Optional.of(DuckTarget.open(file, temporary(context))) : Optional.empty();
    }

    /** Beside the folders of the jobs, since jobs share an open database. */
    static Path temporary(RunContext context) {
        return context.stagingFolder().resolveSibling("duckdb");
    }

    private static void checkTable(RunContext context, LoadSettings settings, DuckTarget target)
            throws PhaseFailure, IOException, InterruptedException {
        TableName table = settings.table().orElseThrow();
        target.openLedger(context.stop());
        target.run(
                context.stop(),
                connection -> {
                    boolean exists = Catalog.shape(connection, table).isPresent();
                    if (exists && Catalog.isView(connection, table)) {
                        throw new PhaseFailure(
                                Failure.permanent(
                                        "%s is a view, which rows cannot be put into; name a table."
                                                .formatted(table)));
                    }
                    String token = LoadRun.token(context.job());
                    boolean ours = exists && Ledger.createdBy(connection, table, token);
                    TableRules.check(table, settings.existing(), exists, ours);
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
