package dev.sluice.pipelines.load.scan;

import dev.sluice.pipelines.files.Meter;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** A file, scanned: its profile and all its bad rows. */
record ScanCase(Path file, ScanOptions options, Profile profile, List<BadRow> bad) {

    static ScanCase of(Path folder, String name, String content) throws IOException {
        return of(folder, name, content.getBytes(StandardCharsets.UTF_8), ScanOptions.DEFAULTS);
    }

    static ScanCase of(Path folder, String name, String content, ScanOptions options)
            throws IOException {
        return of(folder, name, content.getBytes(StandardCharsets.UTF_8), options);
    }

    static ScanCase of(Path folder, String name, byte[] content, ScanOptions options)
            throws IOException {
        Path file = folder.resolve(name);
        Files.write(file, content);
        return of(file, options);
    }

    static ScanCase of(Path file, ScanOptions options) throws IOException {
        List<BadRow> bad = new ArrayList<>();
        Profile profile = DelimitedScan.run(file, options, bad::add, Meter.NONE);
        return new ScanCase(file, options, profile, bad);
    }

    /** The good rows as text; NULL is {@code null-less} {@code "<NULL>"}. */
    List<List<String>> rows() throws IOException {
        return rows(profile.firstRow(), "<NULL>");
    }

    /** Those from the mark on, with this for NULL. */
    List<List<String>> rows(RowMark from, String nullText) throws IOException {
        List<List<String>> rows = new ArrayList<>();
        GoodRows.read(
                file,
                profile,
                options,
                from,
                row -> {
                    List<String> values = new ArrayList<>();
                    for (int i = 0; i < row.count(); i++) {
                        values.add(row.isNull(i) ? nullText : value(row, i));
                    }
                    rows.add(values);
                },
                Meter.NONE);
        return rows;
    }

    private String value(GoodRows.Fields row, int field) {
        String text =
                new String(
                        row.bytes(),
                        row.from(field),
                        row.to(field) - row.from(field),
                        StandardCharsets.UTF_8);
        if (row.escaped(field) && profile.dialect().quote() instanceof Quote.Of(char q)) {
            return text.replace("" + q + q, "" + q);
        }
        return text;
    }

    List<String> names() {
        return profile.columns().stream().map(ColumnProfile::name).toList();
    }

    List<String> types() {
        return profile.columns().stream().map(c -> ColumnType.sql(c.type())).toList();
    }
}
