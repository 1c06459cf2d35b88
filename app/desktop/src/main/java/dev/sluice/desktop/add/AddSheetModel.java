package dev.sluice.desktop.add;

import dev.sluice.desktop.preset.Preset;
import dev.sluice.engine.job.JobRequest;
import dev.sluice.engine.job.PhaseId;
import dev.sluice.engine.pipeline.InvalidOption;
import dev.sluice.engine.pipeline.OptionSpec;
import dev.sluice.engine.pipeline.Options;
import dev.sluice.engine.pipeline.PhaseSpec;
import dev.sluice.engine.pipeline.PhaseSwitch;
import dev.sluice.engine.pipeline.Pipeline;
import dev.sluice.engine.pipeline.Survey;
import dev.sluice.ui.Messages;

import javafx.beans.property.BooleanProperty;
import javafx.beans.property.IntegerProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyLongProperty;
import javafx.beans.property.ReadOnlyLongWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleIntegerProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;

import java.nio.file.Path;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.MissingResourceException;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * The add sheet without its looks: fields made from the pipeline's declaration, what was found, and
 * the request that comes of it. For the thread of the window; needs no toolkit.
 */
public final class AddSheetModel {
    private static final String MONTHS = "months";
    private static final String TABLE = "table";
    private static final String INTO = "into";
    private static final String RESULTS = "to";

    private final Pipeline pipeline;
    private final Path home;
    private final List<String> all;
    private final List<String> operands;
    private final List<FieldModel> fields = new ArrayList<>();
    private final ObservableList<MonthChoice> months = FXCollections.observableArrayList();
    private final BooleanProperty byMonth = new SimpleBooleanProperty();
    private final ObjectProperty<Found> found = new SimpleObjectProperty<>(Found.nothingYet());
    private final StringProperty problem = new SimpleStringProperty("");
    private final IntegerProperty wrong = new SimpleIntegerProperty();
    private final IntegerProperty jobs = new SimpleIntegerProperty(1);
    private final ObjectProperty<Optional<String>> preset =
            new SimpleObjectProperty<>(Optional.empty());
    private final ReadOnlyLongWrapper changes = new ReadOnlyLongWrapper();
    private Map<String, String> beforePreset = Map.of();
    private boolean filled;
    private String proposedTable;

    /** As a saved job names them; empty for all. */
    private Set<String> wantedMonths = Set.of();

    /**
     * @param all absolute paths, and links, which are left out and named where the pipeline takes
     *     none
     * @param home where the usual warehouse lies
     */
    public AddSheetModel(Pipeline pipeline, List<String> all, Path home, Messages messages) {
        this.pipeline = pipeline;
        this.home = home;
        this.all = List.copyOf(all);
        this.operands =
                all.stream()
                        .filter(operand -> pipeline.operands().links() || !Looking.isLink(operand))
                        .toList();
        proposedTable = TableNaming.of(operands, "");
        for (OptionSpec<?> spec : pipeline.options()) {
            if (!spec.name().equals(MONTHS)) {
                FieldModel field =
                        new FieldModel(spec, label(spec, messages), proposal(spec, home));
                field.error().subscribe(text -> countWrong());
                field.text().subscribe((before, now) -> changed());
                fields.add(field);
            }
        }
        byMonth.subscribe(on -> countJobs());
    }

    private static String label(OptionSpec<?> spec, Messages messages) {
        try {
            return messages.get("option." + spec.name());
        } catch (MissingResourceException e) {
            String words = spec.name().replace('-', ' ');
            return Character.toUpperCase(words.charAt(0)) + words.substring(1);
        }
    }

    private Optional<String> proposal(OptionSpec<?> spec, Path home) {
        return switch (spec.name()) {
            case INTO -> Optional.of("duckdb:" + home.resolve("warehouse.duckdb"));
            case TABLE -> Optional.of(proposedTable);
            case RESULTS -> Optional.of(home.resolve("media").toString());
            default -> Optional.empty();
        };
    }

    /** Shows what has been found so far. */
    public void show(Found now) {
        boolean first = found.get().months().size() < 2;
        for (var entry : now.months().entrySet()) {
            Optional<MonthChoice> known =
                    months.stream()
                            .filter(choice -> choice.month().equals(entry.getKey()))
                            .findFirst();
            if (known.isPresent()) {
                known.get().show(entry.getValue());
            } else {
                MonthChoice choice = new MonthChoice(entry.getKey(), entry.getValue());
                if (!isWanted(entry.getKey())) {
                    choice.chosen().set(false);
                }
                choice.chosen().subscribe(on -> countJobs());
                int place =
                        (int)
                                months.stream()
                                        .filter(other -> other.month().isBefore(entry.getKey()))
                                        .count();
                months.add(place, choice);
            }
        }
        if (first && now.months().size() > 1) {
            byMonth.set(true);
        }
        proposedTable = TableNaming.of(operands, now.commonName());
        field(TABLE).ifPresent(table -> table.propose(proposedTable));
        found.set(now);
        countJobs();
    }

    public Pipeline pipeline() {
        return pipeline;
    }

    /** The home folder. */
    Path home() {
        return home;
    }

    /** What is to be looked at. */
    List<String> all() {
        return all;
    }

    List<FieldModel> fields(OptionSpec.Level level) {
        return fields.stream().filter(field -> field.spec().level() == level).toList();
    }

    Optional<FieldModel> field(String name) {
        return fields.stream().filter(field -> field.name().equals(name)).findFirst();
    }

    /** The months found, oldest first; asked about from two on. */
    ObservableList<MonthChoice> months() {
        return months;
    }

    /** Whether each chosen month becomes a job of its own. */
    BooleanProperty byMonth() {
        return byMonth;
    }

    ObjectProperty<Found> found() {
        return found;
    }

    /** What is wrong with no field in particular; empty while nothing is. */
    StringProperty problem() {
        return problem;
    }

    /** How many fields need a correction. */
    IntegerProperty wrong() {
        return wrong;
    }

    /** How many jobs would be queued. */
    IntegerProperty jobs() {
        return jobs;
    }

    Optional<FieldModel> firstWrong() {
        return fields.stream().filter(FieldModel::isWrong).findFirst();
    }

    /** The phases as the options stand; empty while they cannot be read. */
    List<PhaseSpec> phases() {
        try {
            return asked().map(asked -> pipeline.phases(asked.options())).orElse(List.of());
        } catch (IllegalArgumentException e) {
            // The field that is wrong says so itself.
            return List.of();
        }
    }

    /** How each phase can be switched; those that are not named can't be. */
    Map<PhaseId, PhaseSwitch> switches() {
        Map<PhaseId, PhaseSwitch> switches = new HashMap<>();
        asked().map(asked -> pipeline.foresight().switches(asked.options()))
                .orElse(List.of())
                .forEach(each -> switches.put(each.phase(), each));
        return switches;
    }

    /**
     * What is asked for, as far as it can be read.
     *
     * @param options without those of fields that are wrong
     */
    record Asked(JobRequest request, Options options) {}

    /** What can be foreseen is told of this; empty while nothing can be read. */
    Optional<Asked> asked() {
        Map<String, String> right = options();
        fields.stream().filter(FieldModel::isWrong).forEach(field -> right.remove(field.name()));
        try {
            Options options = Options.parse(pipeline.options(), right);
            return Optional.of(
                    new Asked(new JobRequest(pipeline.id(), name(), operands, right), options));
        } catch (InvalidOption e) {
            return Optional.empty();
        }
    }

    /** Files and bytes that would be worked on, as far as they have been counted. */
    Found.Share wanted() {
        if (!byMonth.get() || months.size() < 2) {
            return new Found.Share(found.get().files(), found.get().bytes());
        }
        long files = 0;
        long bytes = 0;
        for (MonthChoice month : months) {
            if (month.chosen().get()) {
                files += month.share().files();
                bytes += month.share().bytes();
            }
        }
        return new Found.Share(files, bytes);
    }

    /** Fills the fields from a saved job; what is not declared any more is left out. */
    public void startFrom(Map<String, String> options) {
        filled = !options.isEmpty();
        apply(options);
        Optional.ofNullable(options.get(MONTHS))
                .ifPresent(chosen -> wantedMonths = Set.of(chosen.split(",", -1)));
    }

    /** Begins with a preset, unless a saved job has said more. */
    void beginWith(Preset usual) {
        if (!filled) {
            fields.forEach(FieldModel::reset);
            apply(usual.options());
            preset.set(Optional.of(usual.name()));
        }
    }

    private boolean isWanted(YearMonth month) {
        return wantedMonths.isEmpty()
                || wantedMonths.contains(month.toString())
                || wantedMonths.contains(month.toString().substring(5));
    }

    /** Sets several options at once; an empty value stands for the usual. */
    void apply(Map<String, String> values) {
        values.forEach((name, value) -> field(name).ifPresent(field -> field.set(value)));
    }

    /** Name of the preset that was chosen last, while nothing has been changed since. */
    ObjectProperty<Optional<String>> preset() {
        return preset;
    }

    /** Sets all options as the preset has them; what was typed can be brought back. */
    void choose(Preset chosen) {
        if (preset.get().isEmpty()) {
            beforePreset = texts();
        }
        fields.forEach(FieldModel::reset);
        apply(chosen.options());
        preset.set(Optional.of(chosen.name()));
    }

    /** Brings back what stood in the fields before a preset was chosen. */
    void leavePreset() {
        beforePreset.forEach((name, text) -> field(name).ifPresent(f -> f.text().set(text)));
        beforePreset = Map.of();
        preset.set(Optional.empty());
    }

    /** Whether there is something to bring back. */
    boolean canLeavePreset() {
        return !beforePreset.isEmpty();
    }

    /** What a preset of the sheet as it stands keeps. */
    Map<String, String> kept() {
        Map<String, String> kept = new HashMap<>();
        fields.forEach(field -> field.kept().ifPresent(text -> kept.put(field.name(), text)));
        return kept;
    }

    private Map<String, String> texts() {
        Map<String, String> texts = new HashMap<>();
        fields.forEach(field -> texts.put(field.name(), field.text().get()));
        return texts;
    }

    /** Counts up whenever what is asked for changes. */
    ReadOnlyLongProperty changes() {
        return changes.getReadOnlyProperty();
    }

    /** Marks what was done before; months of which all was, are left out unless somebody chose. */
    void show(Survey survey) {
        Map<YearMonth, Long> before = survey.earlier().map(Survey.Earlier::months).orElse(Map.of());
        months.forEach(month -> month.showEarlier(before.getOrDefault(month.month(), 0L)));
        countJobs();
    }

    /** The request as it stands; only called when no field is wrong. */
    JobRequest request() {
        return new JobRequest(pipeline.id(), name(), operands, options());
    }

    private String name() {
        if (field(TABLE).isEmpty()) {
            return JobNaming.of(operands);
        }
        return field(TABLE)
                .flatMap(FieldModel::given)
                .filter(text -> !text.isBlank())
                .orElse(proposedTable);
    }

    /** Marks what the engine or pipeline would not take. */
    void refuse(InvalidOption refused) {
        Optional<FieldModel> field = field(refused.option());
        if (field.isPresent()) {
            field.get().refuse(refused);
        } else {
            problem.set(refused.sentence());
        }
    }

    private Map<String, String> options() {
        Map<String, String> options = new HashMap<>();
        for (FieldModel field : fields) {
            field.given().ifPresent(text -> options.put(field.name(), text));
        }
        if (byMonth.get() && months.size() > 1) {
            String chosen =
                    months.stream()
                            .filter(choice -> choice.chosen().get())
                            .map(choice -> choice.month().toString())
                            .collect(Collectors.joining(","));
            if (!chosen.isEmpty()) {
                options.put(MONTHS, chosen);
            }
        }
        return options;
    }

    private void countWrong() {
        wrong.set((int) fields.stream().filter(FieldModel::isWrong).count());
    }

    private void changed() {
        preset.set(Optional.empty());
        changes.set(changes.get() + 1);
    }

    private void countJobs() {
        boolean split = byMonth.get() && months.size() > 1;
        jobs.set(split ? (int) months.stream().filter(choice -> choice.chosen().get()).count() : 1);
        changes.set(changes.get() + 1);
    }

    /** What each month holds, for tests. */
    Map<YearMonth, Long> filesByMonth() {
        Map<YearMonth, Long> files = new TreeMap<>();
        months.forEach(choice -> files.put(choice.month(), choice.share().files()));
        return files;
    }
}
