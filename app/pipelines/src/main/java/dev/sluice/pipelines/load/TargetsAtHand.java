package dev.sluice.pipelines.load;

import dev.sluice.engine.pipeline.Said;
import dev.sluice.engine.pipeline.Said.Part;
import dev.sluice.engine.pipeline.Suggestion;
import dev.sluice.pipelines.connection.Connections;
import dev.sluice.pipelines.connection.NamedConnection;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Where a person may load without writing an address: the home's own file, named connections. */
final class TargetsAtHand {
    private TargetsAtHand() {}

    static List<Suggestion> in(Path home) throws IOException {
        List<Suggestion> targets = new ArrayList<>();
        targets.add(
                new Suggestion(
                        HomeWarehouse.target(home),
                        Said.of(
                                "load.into.local",
                                "Local DuckDB, " + HomeWarehouse.FILE,
                                new Part.Text(HomeWarehouse.FILE))));
        for (NamedConnection each : Connections.of(home).all()) {
            targets.add(
                    new Suggestion(
                            "postgresql:" + each.name(),
                            Said.of(
                                    "load.into.named",
                                    "%s, %s".formatted(each.name(), each.address()),
                                    new Part.Text(each.name()),
                                    new Part.Text(each.address()))));
        }
        return targets;
    }
}
