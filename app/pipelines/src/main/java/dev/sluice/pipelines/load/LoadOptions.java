package dev.sluice.pipelines.load;

import dev.sluice.engine.pipeline.ByteAmount;
import dev.sluice.engine.pipeline.InvalidValue;
import dev.sluice.engine.pipeline.OptionChoice;
import dev.sluice.engine.pipeline.OptionSpec;
import dev.sluice.engine.pipeline.OptionSpec.Level;
import dev.sluice.engine.pipeline.OptionType;
import dev.sluice.pipelines.files.MonthSelection;
import dev.sluice.pipelines.load.scan.Dialect;
import dev.sluice.pipelines.load.table.TableName;

import java.nio.charset.Charset;
import java.nio.charset.IllegalCharsetNameException;
import java.nio.charset.UnsupportedCharsetException;
import java.util.List;
import java.util.Optional;

/** The options of Load; their names are the long flags of {@code sluice load}. */
public final class LoadOptions {
    private LoadOptions() {}

    public static final OptionSpec<String> INTO =
            OptionSpec.of(
                    "into",
                    text("TARGET"),
                    "Where the table is: duckdb:FILE, postgresql://USER@HOST/DATABASE or"
                            + " postgresql:CONNECTION",
                    Level.MAIN);
    public static final OptionSpec<TableName> TABLE =
            OptionSpec.of(
                    "table",
                    new OptionType.Text<>("NAME", LoadOptions::table, TableName::toString),
                    "The table that the rows go into",
                    Level.MAIN);
    public static final OptionSpec<String> MONTHS =
            OptionSpec.of(
                    "months",
                    new OptionType.Text<>("LIST", LoadOptions::months, value -> value),
                    "Only these months, one job each: 2024-01,2024-02 or 01,02,03 of all years",
                    Level.MAIN);
    public static final OptionSpec<String> MODE =
            OptionSpec.of(
                    "mode",
                    new OptionType.Choice(List.of("all", "check", "analyze")),
                    "all",
                    "Load, only check the files, or only say what is in them",
                    Level.MAIN);
    public static final OptionSpec<Boolean> SKIP_CHECK =
            flag(
                    "skip-check",
                    "Leave the Check phase out; a new table's columns are then all text");
    public static final OptionSpec<String> CODEC =
            OptionSpec.of(
                    "codec",
                    new OptionType.Choice(List.of("zstd", "gzip", "none")),
                    "How staged parts are packed; for a DuckDB file nothing is staged unless this"
                            + " or a stage is given, for a server zstd is usual and none stages"
                            + " nothing",
                    Level.MORE);
    public static final OptionSpec<String> STAGE =
            OptionSpec.of(
                    "stage",
                    text("PLACE"),
                    "Folder that packed parts are uploaded to before Copy",
                    Level.MORE);
    public static final OptionSpec<Boolean> KEEP_STAGED =
            flag("keep-staged", "Keep the staged parts after Copy");
    public static final OptionSpec<Long> PART_SIZE =
            OptionSpec.of(
                    "part-size",
                    new OptionType.Text<>(
                            "BYTES",
                            text -> ByteAmount.parse(text, "134217728 or 128M"),
                            ByteAmount::format),
                    128L * 1024 * 1024,
                    "Unpacked size of a part, such as 128M",
                    Level.MORE);
    static final OptionSpec<BadRowLimit> MAX_BAD_ROWS =
            OptionSpec.of(
                    "max-bad-rows",
                    new OptionType.Text<>("N|N%", BadRowLimit::parse, BadRowLimit::text),
                    new BadRowLimit.Rows(0),
                    "A file with more bad rows than this is not loaded",
                    Level.MORE);
    public static final OptionSpec<Boolean> CREATE =
            flag("create", "Create the table; it must not exist");
    public static final OptionSpec<Boolean> APPEND =
            flag("append", "Append to the table; it must exist");
    public static final OptionSpec<Boolean> REPLACE =
            OptionSpec.of(
                    "replace",
                    new OptionType.Flag(),
                    false,
                    "Remove the table's old rows as the first new ones come",
                    Level.MAIN);
    public static final OptionSpec<List<String>> KEY =
            OptionSpec.of(
                    "key",
                    new OptionType.Text<>(
                            "COLUMNS", LoadOptions::columns, value -> String.join(",", value)),
                    "Columns that tell rows apart; a new row replaces the old one of the same key",
                    Level.MAIN);

    /** What becomes of the rows that a table has: they stay, unless one of these is given. */
    static final OptionChoice ROWS = new OptionChoice("rows", List.of(REPLACE.name(), KEY.name()));

    public static final OptionSpec<Character> DELIMITER =
            OptionSpec.of(
                    "delimiter",
                    new OptionType.Text<>("C", LoadOptions::delimiter, LoadOptions::visible),
                    "The character between fields; found by looking unless given",
                    Level.MORE);
    public static final OptionSpec<String> QUOTE =
            OptionSpec.of(
                    "quote",
                    new OptionType.Text<>("C|none", LoadOptions::quote, value -> value),
                    "The character around fields; \" in .csv files and none in others unless given",
                    Level.MORE);
    public static final OptionSpec<Charset> ENCODING =
            OptionSpec.of(
                    "encoding",
                    new OptionType.Text<>("NAME", LoadOptions::charset, Charset::name),
                    "How the files are encoded; UTF-8 unless given",
                    Level.MORE);
    public static final OptionSpec<Boolean> NO_HEADER =
            flag("no-header", "The files have no header; columns are called column_1, column_2 …");
    public static final OptionSpec<Boolean> ALL_TEXT =
            flag("all-text", "Make every column of a new table text");
    public static final OptionSpec<Boolean> FORCE =
            flag("force", "Load files even if an earlier job has loaded them");

    /** All of them, in the order in which they are asked for. */
    public static final List<OptionSpec<?>> ALL =
            List.of(
                    INTO,
                    TABLE,
                    MONTHS,
                    REPLACE,
                    KEY,
                    MODE,
                    MAX_BAD_ROWS,
                    DELIMITER,
                    QUOTE,
                    ENCODING,
                    NO_HEADER,
                    ALL_TEXT,
                    CODEC,
                    STAGE,
                    PART_SIZE,
                    KEEP_STAGED,
                    SKIP_CHECK,
                    CREATE,
                    APPEND,
                    FORCE);

    private static OptionSpec<Boolean> flag(String name, String help) {
        return OptionSpec.of(name, new OptionType.Flag(), false, help, Level.MORE);
    }

    private static OptionType<String> text(String metavar) {
        return new OptionType.Text<>(
                metavar,
                value -> {
                    if (value.isBlank()) {
                        throw new InvalidValue("A " + metavar + " is not empty.");
                    }
                    return value;
                },
                value -> value);
    }

    private static TableName table(String text) throws InvalidValue {
        try {
            return TableName.parse(text);
        } catch (IllegalArgumentException e) {
            throw new InvalidValue(
                    String.valueOf(e.getMessage()), Optional.of(TableName.suggestion(text)));
        }
    }

    private static String months(String text) throws InvalidValue {
        try {
            MonthSelection.parse(text);
            return text;
        } catch (IllegalArgumentException e) {
            throw new InvalidValue(String.valueOf(e.getMessage()));
        }
    }

    private static List<String> columns(String text) throws InvalidValue {
        List<String> names = List.of(text.split(",", -1));
        if (names.stream().anyMatch(String::isEmpty)) {
            throw new InvalidValue("Write key columns as NAME,NAME.");
        }
        return names;
    }

    private static Character delimiter(String text) throws InvalidValue {
        String plain =
                switch (text) {
                    case "\\t", "tab" -> "\t";
                    default -> text;
                };
        if (plain.length() != 1 || !Dialect.isDelimiter(plain.charAt(0))) {
            throw new InvalidValue(
                    "'%s' is no delimiter; give one ASCII character, such as ; or \\t."
                            .formatted(text));
        }
        return plain.charAt(0);
    }

    private static String visible(Character delimiter) {
        return delimiter == '\t' ? "\\t" : delimiter.toString();
    }

    private static String quote(String text) throws InvalidValue {
        boolean one = text.length() == 1 && text.charAt(0) > ' ' && text.charAt(0) < 127;
        if (!one && !text.equals("none")) {
            throw new InvalidValue(
                    "'%s' is no quote; give one visible ASCII character, or none.".formatted(text));
        }
        return text;
    }

    private static Charset charset(String text) throws InvalidValue {
        try {
            return Charset.forName(text);
        } catch (IllegalCharsetNameException | UnsupportedCharsetException e) {
            throw new InvalidValue(
                    "'%s' is no encoding; write UTF-8, ISO-8859-1 or windows-1252, for example."
                            .formatted(text));
        }
    }
}
