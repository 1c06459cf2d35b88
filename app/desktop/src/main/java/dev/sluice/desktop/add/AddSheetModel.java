package dev.sluice.desktop.add;

import dev.sluice.desktop.preset.Preset;
import dev.sluice.engine.job.JobRequest;
import dev.sluice.engine.job.PhaseId;
import dev.sluice.engine.pipeline.InvalidOption;
import dev.sluice.engine.pipeline.Options;
import dev.sluice.engine.pipeline.PhaseSpec;
import dev.sluice.engine.pipeline.PhaseSwitch;
import dev.sluice.engine.pipeline.Pipeline;
import dev.sluice.engine.pipeline.Survey;
import dev.sluice.pipelines.load.HomeWarehouse;
import dev.sluice.ui.Messages;

import javafx.beans.property.BooleanProperty;
import javafx.beans.property.IntegerProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyLongProperty;
import javafx.beans.property.ReadOnlyLongWrapper;
import javafx.beans.property.SimpleIntegerProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.collections.ObservableList;

import java.nio.file.Path;
import java.time.YearMonth;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

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
    private final Messages messages;
    private final List<String> all;
    private final List<String> operands;
    private final SheetFields fields;
    private final MonthChoices months = new MonthChoices(this::countJobs);
    private final ObjectProperty<Found> found = new SimpleObjectProperty<>(Found.nothingYet());
    private final StringProperty problem = new SimpleStringProperty("");
    private final IntegerProperty jobs = new SimpleIntegerProperty(1);
    private final ReadOnlyLongWrapper changes = new ReadOnlyLongWrapper();
    private boolean filled;
    private boolean takesAll;
    private String proposedTable;

    /**
     * @param all absolute paths, and links, which are left out and named where the pipeline takes
     *     none
     * @param home where the usual warehouse lies
     */
    public AddSheetModel(Pipeline pipeline, List<String> all, Path home, Messages messages) {
        this.pipeline = pipeline;
        this.home = home;
        this.messages = messages;
        this.all = List.copyOf(all);
        this.operands =
                all.stream()
                        .filter(operand -> pipeline.operands().links() || !Looking.isLink(operand))
                        .toList();
        proposedTable = TableNaming.of(operands, "");
        fields =
                new SheetFields(
                        pipeline.options().stream()
                                .filter(spec -> !spec.name().equals(MONTHS))
                                .toList(),
                        pipeline.choices(),
                        messages,
                        this::proposal,
                        this::changed);
    }

    private Optional<String> proposal(String option) {
        return switch (option) {
            case INTO -> Optional.of(HomeWarehouse.target(home));
            case TABLE -> Optional.of(proposedTable);
            case RESULTS -> Optional.of(home.resolve("media").toString());
            default -> Optional.empty();
        };
    }

    /** Shows what has been found so far. */
    public void show(Found now) {
        if (hasMonths()) {
            months.show(now.months());
        }
        found.set(takesAll ? now.takingAll() : now);
        proposedTable = TableNaming.of(speaking(), now.commonName());
        field(TABLE).ifPresent(table -> table.propose(proposedTable));
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

    SheetFields fields() {
        return fields;
    }

    Optional<FieldModel> field(String name) {
        return fields.field(name);
    }

    /** The months found, oldest first; asked about from two on. */
    ObservableList<MonthChoice> months() {
        return months.all();
    }

    /** Whether each chosen month becomes a job of its own. */
    BooleanProperty byMonth() {
        return months.byMonth();
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
        return fields.wrong();
    }

    /** How many jobs would be queued. */
    IntegerProperty jobs() {
        return jobs;
    }

    Optional<FieldModel> firstWrong() {
        return fields.firstWrong();
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
        Map<String, String> right = withMonths(fields.right());
        try {
            Options options = Options.parse(pipeline.options(), right);
            return Optional.of(
                    new Asked(new JobRequest(pipeline.id(), name(), taken(), right), options));
        } catch (InvalidOption e) {
            return Optional.empty();
        }
    }

    /** Files and bytes that would be worked on, as far as they have been counted. */
    Found.Share wanted() {
        return months.split()
                ? months.share()
                : new Found.Share(found.get().files(), found.get().bytes());
    }

    /** Fills the fields from a saved job; what is not declared any more is left out. */
    public void startFrom(Map<String, String> options) {
        if (!options.isEmpty()) {
            filled = true;
            apply(options);
            months.startFrom(Optional.ofNullable(options.get(MONTHS)));
        }
    }

    /**
     * What a person has filled in so far, to start from again.
     *
     * @param options of the fields that are not as a new sheet has them
     */
    public record FilledIn(Map<String, String> options, MonthChoices.Kept months) {
        public FilledIn {
            options = Map.copyOf(options);
        }
    }

    public FilledIn filledIn() {
        return new FilledIn(fields.kept(), months.kept());
    }

    /** Fills the sheet in as it was before. */
    public void startFrom(FilledIn before) {
        filled = !before.options().isEmpty();
        apply(before.options());
        months.startFrom(before.months());
    }

    /** Whether what is to be queued depends on files that have not been looked at yet. */
    boolean needsAllCounted() {
        return (!found.get().named() && mayRefuse())
                || (!found.get().finished() && hasMonths() && months.mayGrow());
    }

    private boolean mayRefuse() {
        return pipeline.operands().endings().isEmpty() && !takesAll;
    }

    /** Takes what no pipeline knows as well; whoever named a file may know better. */
    void takeAll() {
        takesAll = true;
        show(found.get());
    }

    /** The operands without those that no pipeline knows, which the sheet says are left out. */
    private List<String> taken() {
        Set<String> refused = Set.copyOf(found.get().refused());
        return refused.isEmpty()
                ? operands
                : operands.stream().filter(operand -> !refused.contains(operand)).toList();
    }

    private boolean hasMonths() {
        return pipeline.options().stream().anyMatch(spec -> spec.name().equals(MONTHS));
    }

    /** Begins with a preset, unless a saved job has said more. */
    void beginWith(Preset usual) {
        if (!filled) {
            fields.beginWith(usual);
        }
    }

    /** Sets several options at once; an empty value stands for the usual. */
    public void apply(Map<String, String> values) {
        fields.apply(values);
    }

    /** Counts up whenever what is asked for changes. */
    ReadOnlyLongProperty changes() {
        return changes.getReadOnlyProperty();
    }

    /** Marks what was done before; months of which all was, are left out unless somebody chose. */
    void show(Survey survey) {
        months.show(survey);
        countJobs();
    }

    /** The request as it stands; only called when no field is wrong. */
    JobRequest request() {
        return new JobRequest(pipeline.id(), name(), taken(), withMonths(fields.given()));
    }

    private String name() {
        if (field(TABLE).isEmpty()) {
            return JobNaming.of(speaking());
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
            problem.set(messages.told(refused.sentence()));
        }
    }

    /** The operands that a name is made of. */
    private List<String> speaking() {
        List<String> taken = taken();
        return taken.isEmpty() ? operands : taken;
    }

    private Map<String, String> withMonths(Map<String, String> options) {
        months.option().ifPresent(chosen -> options.put(MONTHS, chosen));
        return options;
    }

    private void changed() {
        changes.set(changes.get() + 1);
    }

    private void countJobs() {
        jobs.set(months.jobs());
        changes.set(changes.get() + 1);
    }

    /** What each month holds, for tests. */
    Map<YearMonth, Long> filesByMonth() {
        Map<YearMonth, Long> files = new TreeMap<>();
        months.all().forEach(choice -> files.put(choice.month(), choice.share().files()));
        return files;
    }
}
