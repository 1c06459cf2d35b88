package dev.sluice.pipelines.load.table;

import java.util.Locale;
import java.util.Optional;

/**
 * A table as the user names it: {@code orders} or {@code sales.orders}.
 *
 * @param schema empty for the target's default
 */
public record TableName(Optional<String> schema, String name) {
    private static final int LONGEST = 200;

    /**
     * Reads a name as the user writes it.
     *
     * @throws IllegalArgumentException with one sentence for the user
     */
    public static TableName parse(String text) {
        int dot = text.indexOf('.');
        String schema = dot < 0 ? "" : text.substring(0, dot);
        String name = text.substring(dot + 1);
        check(name);
        if (dot >= 0) {
            check(schema);
        }
        return new TableName(dot < 0 ? Optional.empty() : Optional.of(schema), name);
    }

    private static void check(String part) {
        if (part.isEmpty()) {
            throw new IllegalArgumentException("A table needs a name.");
        }
        if (part.length() > LONGEST) {
            throw new IllegalArgumentException("A table name has at most 200 characters.");
        }
        if (part.indexOf('.') >= 0) {
            throw new IllegalArgumentException(
                    "A table name has at most one point, between schema and table.");
        }
        if (part.indexOf(' ') >= 0) {
            throw new IllegalArgumentException("A table name can't contain a space.");
        }
        if (part.indexOf('"') >= 0 || part.indexOf('\'') >= 0 || part.indexOf('`') >= 0) {
            throw new IllegalArgumentException("A table name can't contain a quote.");
        }
        if (part.chars().anyMatch(c -> Character.isISOControl(c) || Character.isWhitespace(c))) {
            throw new IllegalArgumentException("A table name can't contain a control character.");
        }
        if (part.toLowerCase(Locale.ROOT).equals(Ledger.TABLE)) {
            throw new IllegalArgumentException(
                    "The table " + Ledger.TABLE + " is Sluice's own; choose another name.");
        }
    }

    /** A name that {@link #parse} takes, close to the text; for suggestions. */
    public static String suggestion(String text) {
        String plain =
                text.strip()
                        .replaceAll("[\\s\"'`\\p{Cntrl}]+", "_")
                        .replaceAll("\\.+", ".")
                        .replaceAll("^[._]+|[._]+$", "");
        int dot = plain.lastIndexOf('.');
        String name = usable(plain.substring(dot + 1));
        return dot < 0 ? name : usable(plain.substring(0, dot).replace('.', '_')) + "." + name;
    }

    private static String usable(String part) {
        if (part.isEmpty()) {
            return "table_1";
        }
        String cut = part.substring(0, Math.min(part.length(), LONGEST));
        return cut.toLowerCase(Locale.ROOT).equals(Ledger.TABLE) ? cut + "_1" : cut;
    }

    @Override
    public String toString() {
        return schema.map(s -> s + ".").orElse("") + name;
    }
}
