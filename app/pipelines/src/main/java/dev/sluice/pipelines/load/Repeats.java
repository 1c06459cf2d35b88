package dev.sluice.pipelines.load;

import dev.sluice.engine.job.Outcome;
import dev.sluice.engine.pipeline.PhaseContext;
import dev.sluice.engine.pipeline.PhaseFailure;
import dev.sluice.pipelines.files.UnpackedFile;
import dev.sluice.pipelines.load.table.ExistingRows;
import dev.sluice.pipelines.load.table.TableName;
import dev.sluice.pipelines.load.table.Warehouse;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;

/** Recognises files that an earlier job has put into the table already, before work is spent. */
final class Repeats {
    private final LoadSettings settings;
    private final Warehouse target;
    private final TableName table;
    private final String token;

    Repeats(LoadSettings settings, Warehouse target, TableName table, String token) {
        this.settings = settings;
        this.target = target;
        this.table = table;
        this.token = token;
    }

    /** Why the file need not be loaded, if it need not. Reads it only when its length is known. */
    Optional<Outcome.Skipped> find(PhaseContext context)
            throws PhaseFailure, IOException, InterruptedException {
        if (settings.force() || settings.existing() == ExistingRows.REPLACE) {
            return Optional.empty();
        }
        Path file = Path.of(context.item().key());
        long bytes = UnpackedFile.check(file).size();
        boolean possible =
                target.run(
                        context.stop(),
                        connection ->
                                target.catalog().shape(connection, table).isPresent()
                                        && target.ledger()
                                                .knowsSize(connection, table, token, bytes));
        if (!possible) {
            return Optional.empty();
        }
        String hash = FileHash.of(file, context.stop());
        return target.run(
                        context.stop(),
                        connection -> target.ledger().loadedBefore(connection, table, token, hash))
                .map(when -> skipped(when, context.clock()));
    }

    static Outcome.Skipped skipped(Instant when, Clock clock) {
        return new Outcome.Skipped(
                "already loaded on " + LocalDate.ofInstant(when, clock.getZone()));
    }
}
