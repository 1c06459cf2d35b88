package dev.sluice.pipelines.load;

import dev.sluice.pipelines.load.scan.ColumnProfile;
import dev.sluice.pipelines.load.scan.ColumnType;
import dev.sluice.pipelines.load.scan.Profile;

import tools.jackson.databind.node.ArrayNode;

import java.util.LinkedHashMap;
import java.util.Map;

/** The columns of many files taken together: the type that holds all, and how many NULLs. */
final class ProfileSum {
    private record Column(ColumnType type, long nulls) {}

    private final Map<String, Column> columns = new LinkedHashMap<>();

    void add(Profile profile) {
        for (ColumnProfile column : profile.columns()) {
            columns.merge(
                    column.name(),
                    new Column(column.type(), column.nulls()),
                    (a, b) ->
                            new Column(ColumnType.join(a.type(), b.type()), a.nulls() + b.nulls()));
        }
    }

    void columns(ArrayNode into) {
        columns.forEach((name, column) ->
                into.addObject()
                        .put("name", name)
                        .put("type", ColumnType.sql(ColumnType.settled(column.type())))
                        .put("nulls", column.nulls()));
    }
}
