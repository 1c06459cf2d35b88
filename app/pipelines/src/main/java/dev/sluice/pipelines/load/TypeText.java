package dev.sluice.pipelines.load;

import dev.sluice.pipelines.load.scan.ColumnType;

import java.util.Locale;

/** Column types as words, for profiles and manifests. */
final class TypeText {
    private TypeText() {}

    static String write(ColumnType type) {
        return switch (type) {
            case ColumnType.Unseen u -> "unseen";
            case ColumnType.Text t -> "text";
            case ColumnType.Bool b -> "boolean";
            case ColumnType.Whole w -> (w.signed() ? "int" : "uint") + w.bits();
            case ColumnType.Decimal d -> "decimal(" + d.precision() + "," + d.scale() + ")";
            case ColumnType.Numeric n -> "numeric";
            case ColumnType.ShortText t -> "text(" + t.characters() + ")";
            case ColumnType.Floating f -> f.bits() == 32 ? "floating32" : "floating";
            case ColumnType.Date d -> "date";
            case ColumnType.Timestamp t -> t.withZone() ? "timestamptz" : "timestamp";
            case ColumnType.Time t -> "time";
            case ColumnType.ShortFraction f -> write(f.of()) + "/" + f.digits();
            case ColumnType.Uuid u -> "uuid";
            case ColumnType.NanoTimestamp t -> "timestampns";
            case ColumnType.Fractions f -> "fractions(" + f.digits() + "):" + f.name();
            case ColumnType.ShortBytes s -> "bytes(" + s.bytes() + "):" + s.name();
            case ColumnType.Scaled s -> "scaled(" + s.digits() + "," + s.scale() + ")";
            case ColumnType.Other o -> "other:" + o.name();
            case ColumnType.Unjudged u -> "unjudged:" + u.name();
        };
    }

    static ColumnType read(String text) {
        return switch (text) {
            case "unseen" -> ColumnType.UNSEEN;
            case "text" -> ColumnType.TEXT;
            case "boolean" -> ColumnType.BOOLEAN;
            case "numeric" -> new ColumnType.Numeric();
            case "floating32" -> new ColumnType.Floating(32);
            case "floating" -> new ColumnType.Floating(64);
            case "date" -> ColumnType.DATE;
            case "timestamp" -> ColumnType.TIMESTAMP;
            case "timestamptz" -> new ColumnType.Timestamp(true);
            case "time" -> new ColumnType.Time();
            case "timestampns" -> new ColumnType.NanoTimestamp();
            case "uuid" -> new ColumnType.Uuid();
            default -> withNumbers(text);
        };
    }

    private static ColumnType withNumbers(String text) {
        if (text.startsWith("other:")) {
            return new ColumnType.Other(text.substring("other:".length()));
        }
        if (text.startsWith("unjudged:")) {
            return new ColumnType.Unjudged(text.substring("unjudged:".length()));
        }
        if (text.startsWith("fractions(")) {
            return new ColumnType.Fractions(nameBehind(text), numberIn(text));
        }
        if (text.startsWith("bytes(")) {
            return new ColumnType.ShortBytes(nameBehind(text), numberIn(text));
        }
        if (text.startsWith("scaled(")) {
            String[] parts = text.substring("scaled(".length(), text.length() - 1).split(",", 2);
            return new ColumnType.Scaled(Integer.parseInt(parts[0]), Integer.parseInt(parts[1]));
        }
        int slash = text.indexOf('/');
        if (slash >= 0) {
            return new ColumnType.ShortFraction(
                    read(text.substring(0, slash)), Integer.parseInt(text.substring(slash + 1)));
        }
        if (text.startsWith("text(")) {
            String characters = text.substring("text(".length(), text.length() - 1);
            return new ColumnType.ShortText(Integer.parseInt(characters));
        }
        if (text.startsWith("decimal(")) {
            String[] parts = text.substring("decimal(".length(), text.length() - 1).split(",", 2);
            return new ColumnType.Decimal(Integer.parseInt(parts[0]), Integer.parseInt(parts[1]));
        }
        String lower = text.toLowerCase(Locale.ROOT);
        boolean signed = lower.startsWith("int");
        return new ColumnType.Whole(Integer.parseInt(lower.substring(signed ? 3 : 4)), signed);
    }

    private static int numberIn(String text) {
        return Integer.parseInt(text.substring(text.indexOf('(') + 1, text.indexOf(')')));
    }

    private static String nameBehind(String text) {
        return text.substring(text.indexOf("):") + 2);
    }
}
