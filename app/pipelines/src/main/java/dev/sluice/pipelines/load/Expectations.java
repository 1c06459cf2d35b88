package dev.sluice.pipelines.load;

import dev.sluice.engine.pipeline.PhaseFailure;
import dev.sluice.engine.pipeline.StopSignal;
import dev.sluice.pipelines.load.scan.ScanOptions;
import dev.sluice.pipelines.load.table.FileLoad;
import dev.sluice.pipelines.load.table.TableColumn;
import dev.sluice.pipelines.load.table.TableName;
import dev.sluice.pipelines.load.table.TableRules;
import dev.sluice.pipelines.load.table.TableShape;
import dev.sluice.pipelines.load.table.Warehouse;

import java.io.IOException;
import java.util.List;
import java.util.Optional;

/**
 * What the files of a job are held against: the columns and types of an existing table, or, when
 * this job makes the table, the columns of its own first file.
 */
final class Expectations {
    private final Optional<Warehouse> target;
    private final Optional<TableName> table;
    private final String token;
    private final ReferenceColumns reference;

    Expectations(
            Optional<Warehouse> target,
            Optional<TableName> table,
            String token,
            ReferenceColumns reference) {
        this.target = target;
        this.table = table;
        this.token = token;
        this.reference = reference;
    }

    /** How to scan, and what that holds the rows against. */
    record Expected(ScanOptions options, String basis) {}

    Expected now(LoadSettings settings, StopSignal stop)
            throws PhaseFailure, IOException, InterruptedException {
        Optional<TableShape> foreign = foreignTable(settings, stop);
        if (foreign.isPresent()) {
            TableShape shape = foreign.get();
            TableRules.requireJudged(table.orElseThrow(), shape);
            return new Expected(
                    settings.scan()
                            .withTable(
                                    shape.columns().stream().map(TableColumn::expected).toList()),
                    shape.fingerprint());
        }
        List<String> names = reference.names(stop);
        return new Expected(
                names.isEmpty() ? settings.scan() : settings.scan().withExpectedNames(names),
                FileLoad.INFERRED);
    }

    /** The table, if it is there and was not made by this job itself. */
    private Optional<TableShape> foreignTable(LoadSettings settings, StopSignal stop)
            throws PhaseFailure, IOException, InterruptedException {
        if (target.isEmpty() || table.isEmpty()) {
            return Optional.empty();
        }
        TableName name = table.get();
        Warehouse warehouse = target.get();
        return warehouse.run(
                stop,
                connection -> {
                    Optional<TableShape> shape = warehouse.catalog().shape(connection, name);
                    boolean ours =
                            settings.mode() == LoadSettings.Mode.ALL
                                    && shape.isPresent()
                                    && warehouse.ledger().createdBy(connection, name, token);
                    return ours ? Optional.<TableShape>empty() : shape;
                });
    }
}
