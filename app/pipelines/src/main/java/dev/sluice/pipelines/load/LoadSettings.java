package dev.sluice.pipelines.load;

import dev.sluice.engine.pipeline.InvalidOption;
import dev.sluice.engine.pipeline.OptionSpec;
import dev.sluice.engine.pipeline.Options;
import dev.sluice.engine.pipeline.PhaseFailure;
import dev.sluice.engine.pipeline.StopSignal;
import dev.sluice.pipelines.files.MonthSelection;
import dev.sluice.pipelines.load.pack.Codec;
import dev.sluice.pipelines.load.scan.Quote;
import dev.sluice.pipelines.load.scan.ScanOptions;
import dev.sluice.pipelines.load.table.ExistingRows;
import dev.sluice.pipelines.load.table.TableName;
import dev.sluice.pipelines.load.table.Warehouse;

import java.io.IOException;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * The options of one job, fitted together.
 *
 * @param target absent only in the modes that load nothing
 * @param uploads whether parts go through the stage
 * @param stage the folder given; absent for the default one below the home
 */
record LoadSettings(
        Mode mode,
        boolean checks,
        Optional<Target> target,
        Optional<TableName> table,
        Optional<MonthSelection> months,
        Codec codec,
        boolean uploads,
        Optional<Path> stage,
        boolean keepStaged,
        BadRowLimit badRows,
        ExistingRows existing,
        List<String> key,
        boolean force,
        ScanOptions scan) {

    /** What is to be done with the files. */
    enum Mode {
        ALL,
        /** Only say which rows are bad. */
        CHECK,
        /** Only say what is in the files. */
        ANALYZE
    }

    /**
     * @throws InvalidOption with the first thing that does not fit
     */
    static LoadSettings of(Options options) throws InvalidOption {
        LoadSettings settings = lenient(options);
        if (settings.mode() == Mode.ALL && settings.target().isEmpty()) {
            throw new InvalidOption(
                    LoadOptions.INTO.name(),
                    "Say where the table is, such as duckdb:FILE or postgresql://HOST/DATABASE.");
        }
        if (settings.mode() == Mode.ALL && settings.table().isEmpty()) {
            throw new InvalidOption(LoadOptions.TABLE.name(), "Say which table the rows go into.");
        }
        return settings;
    }

    /** The same with the table's name as the database spells it. */
    LoadSettings withTable(Warehouse warehouse, StopSignal stop)
            throws PhaseFailure, IOException, InterruptedException {
        if (table.isEmpty()) {
            return this;
        }
        return new LoadSettings(
                mode,
                checks,
                target,
                Optional.of(warehouse.resolve(table.get(), stop)),
                months,
                codec,
                uploads,
                stage,
                keepStaged,
                badRows,
                existing,
                key,
                force,
                scan);
    }

    /** The same, even while it is not said yet where the rows are to go. */
    static LoadSettings lenient(Options options) throws InvalidOption {
        Mode mode =
                switch (options.need(LoadOptions.MODE)) {
                    case "check" -> Mode.CHECK;
                    case "analyze" -> Mode.ANALYZE;
                    default -> Mode.ALL;
                };
        boolean skipCheck = options.need(LoadOptions.SKIP_CHECK);
        if (mode != Mode.ALL && skipCheck) {
            throw new InvalidOption(
                    LoadOptions.SKIP_CHECK.name(),
                    "There is nothing left to do: mode %s is the check that skip-check leaves out."
                            .formatted(options.need(LoadOptions.MODE)));
        }
        Optional<String> into = options.get(LoadOptions.INTO);
        Optional<Target> target = Optional.empty();
        if (into.isPresent()) {
            target = Optional.of(Target.parse(into.get()));
        }
        Optional<TableName> table = options.get(LoadOptions.TABLE);
        Optional<Path> stage = stage(options.get(LoadOptions.STAGE));
        Optional<String> codec = options.get(LoadOptions.CODEC);
        boolean server = target.filter(Target::isServer).isPresent();
        boolean packed = server ? !codec.equals(Optional.of("none")) : codec.isPresent();
        boolean staged = mode == Mode.ALL && (stage.isPresent() || packed);
        return new LoadSettings(
                mode,
                !skipCheck,
                target,
                table,
                months(options),
                codec(codec, staged),
                staged,
                stage,
                options.need(LoadOptions.KEEP_STAGED),
                options.need(LoadOptions.MAX_BAD_ROWS),
                existing(options),
                options.get(LoadOptions.KEY).orElse(List.of()),
                options.need(LoadOptions.FORCE),
                scan(options));
    }

    private static Optional<MonthSelection> months(Options options) {
        // The option's type has parsed it before.
        return options.get(LoadOptions.MONTHS).map(MonthSelection::parse);
    }

    private static Codec codec(Optional<String> name, boolean staged) {
        if (!staged) {
            return Codec.NONE;
        }
        return switch (name.orElse("zstd")) {
            case "gzip" -> Codec.GZIP;
            case "none" -> Codec.NONE;
            default -> Codec.ZSTD;
        };
    }

    private static Optional<Path> stage(Optional<String> place) throws InvalidOption {
        if (place.isEmpty()) {
            return Optional.empty();
        }
        String text = place.get();
        String name = LoadOptions.STAGE.name();
        if (text.matches("[a-z0-9]+://.*")) {
            throw new InvalidOption(
                    name, "This version stages into a local folder only; name a folder.");
        }
        try {
            return Optional.of(Path.of(text).toAbsolutePath().normalize());
        } catch (InvalidPathException e) {
            throw new InvalidOption(name, "'%s' names no folder.".formatted(text));
        }
    }

    private static ExistingRows existing(Options options) throws InvalidOption {
        List<OptionSpec<Boolean>> given =
                List.of(LoadOptions.CREATE, LoadOptions.APPEND, LoadOptions.REPLACE).stream()
                        .filter(options::need)
                        .toList();
        if (given.size() > 1) {
            throw new InvalidOption(
                    given.get(1).name(),
                    "Choose either %s or %s, not both."
                            .formatted(given.get(0).name(), given.get(1).name()));
        }
        if (given.isEmpty()) {
            return ExistingRows.CREATE_OR_APPEND;
        }
        return switch (given.getFirst().name()) {
            case "create" -> ExistingRows.CREATE;
            case "append" -> ExistingRows.APPEND;
            default -> ExistingRows.REPLACE;
        };
    }

    private static ScanOptions scan(Options options) throws InvalidOption {
        Optional<Quote> quote =
                options.get(LoadOptions.QUOTE)
                        .map(text ->
                                text.equals("none") ? Quote.NONE : new Quote.Of(text.charAt(0)));
        Optional<Character> delimiter = options.get(LoadOptions.DELIMITER);
        if (delimiter.isPresent()
                && quote.isPresent()
                && quote.get() instanceof Quote.Of of
                && of.character() == delimiter.get()) {
            throw new InvalidOption(
                    LoadOptions.QUOTE.name(), "Delimiter and quote cannot be the same character.");
        }
        BadRowLimit limit = options.need(LoadOptions.MAX_BAD_ROWS);
        boolean analyze = options.need(LoadOptions.MODE).equals("analyze");
        boolean infer =
                !options.need(LoadOptions.ALL_TEXT) && !options.need(LoadOptions.SKIP_CHECK);
        return new ScanOptions(
                delimiter,
                quote,
                options.get(LoadOptions.ENCODING),
                !options.need(LoadOptions.NO_HEADER),
                infer,
                List.of(),
                false,
                options.get(LoadOptions.KEY).orElse(List.of()),
                analyze ? OptionalLong.empty() : limit.stopAfter(),
                options.need(LoadOptions.PART_SIZE));
    }
}
