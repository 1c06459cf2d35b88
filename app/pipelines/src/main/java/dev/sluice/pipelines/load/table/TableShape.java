package dev.sluice.pipelines.load.table;

import java.util.List;

/** A table as it stands: its columns in order. */
public record TableShape(List<TableColumn> columns) {
    public TableShape {
        columns = List.copyOf(columns);
    }

    public List<String> names() {
        return columns.stream().map(TableColumn::name).toList();
    }

    /** Changes whenever a column's name or type does; says what a profile was checked against. */
    public String fingerprint() {
        StringBuilder text = new StringBuilder("table");
        for (TableColumn column : columns) {
            text.append('\u001f').append(column.name()).append('\u001e').append(column.sqlType());
            text.append(column.nullable() ? "" : "!");
        }
        return text.toString();
    }
}
