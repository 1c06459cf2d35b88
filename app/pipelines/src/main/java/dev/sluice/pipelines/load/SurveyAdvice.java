package dev.sluice.pipelines.load;

import dev.sluice.engine.pipeline.Said;
import dev.sluice.engine.pipeline.Said.Part;
import dev.sluice.engine.pipeline.StopSignal;
import dev.sluice.engine.pipeline.Survey.Advice;
import dev.sluice.engine.pipeline.Survey.Remedy;
import dev.sluice.pipelines.load.scan.ColumnMatch;
import dev.sluice.pipelines.load.scan.HeaderPeek;
import dev.sluice.pipelines.load.table.ExistingRows;
import dev.sluice.pipelines.load.table.TableLook;
import dev.sluice.pipelines.load.table.TableShape;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.io.IOException;
import java.nio.file.Path;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;

/** Gathers what a person may want to change before a load is queued. */
final class SurveyAdvice {
    /** So many files are opened for their columns. */
    static final int HEADERS = 40;

    private static final Logger LOG = LoggerFactory.getLogger(SurveyAdvice.class);
    private static final String CREATE = LoadOptions.CREATE.name();
    private static final String APPEND = LoadOptions.APPEND.name();
    private static final String REPLACE = LoadOptions.REPLACE.name();
    private static final int NAMED_MONTHS = 3;

    private final LoadSettings settings;
    private final List<Advice> all = new ArrayList<>();

    SurveyAdvice(LoadSettings settings) {
        this.settings = settings;
    }

    List<Advice> all() {
        return all;
    }

    /** The target or a folder can't be used as things are. */
    void unusable(String sentence) {
        all.add(
                new Advice(
                        true,
                        Said.of("load.unusable", sentence, new Part.Text(sentence)),
                        Optional.empty(),
                        List.of()));
    }

    /** What the table and the options make of each other. */
    void table(TableLook look) {
        if (settings.mode() != LoadSettings.Mode.ALL) {
            return;
        }
        Part table = new Part.Text(settings.table().orElseThrow().toString());
        if (look.view()) {
            all.add(
                    Advice.warning(
                            said("view", "%s is a view".formatted(text(table)), table),
                            said("view.detail", "Rows can't be put into it; name a table.")));
        } else if (look.shape().isEmpty()) {
            noTable();
        } else if (settings.existing() == ExistingRows.CREATE) {
            all.add(
                    Advice.warning(
                            said("exists", "%s exists already".formatted(text(table)), table),
                            said("exists.detail", "The job would end without loading anything."),
                            new Remedy(
                                    said("append", "Append to it"),
                                    Map.of(CREATE, "", APPEND, "true")),
                            new Remedy(
                                    said("replace", "Replace its rows"),
                                    Map.of(CREATE, "", REPLACE, "true"))));
        } else if (settings.existing() == ExistingRows.REPLACE && look.rows() > 0) {
            Part rows = new Part.Count(look.rows());
            all.add(
                    Advice.warning(
                            said(
                                    "removes",
                                    "%,d rows in %s are removed"
                                            .formatted(look.rows(), text(table)),
                                    rows,
                                    table),
                            said("removes.detail", "They go as the first new ones come."),
                            new Remedy(said("append-instead", "Append"), Map.of(REPLACE, ""))));
        }
    }

    /** The table could not be looked at yet. */
    void locked() {
        all.add(
                new Advice(
                        false,
                        said("locked", "The table has not been looked at"),
                        Optional.of(
                                said(
                                        "locked.detail",
                                        "Its password is locked with your passphrase, which is"
                                                + " asked for when the job begins.")),
                        List.of()));
    }

    /** There is no such table. */
    void noTable() {
        if (settings.mode() == LoadSettings.Mode.ALL
                && settings.existing() == ExistingRows.APPEND
                && settings.table().isPresent()) {
            Part table = new Part.Text(settings.table().get().toString());
            all.add(
                    Advice.warning(
                            said("no-table", "There is no table %s".formatted(text(table)), table),
                            said("no-table.detail", "Nothing could be appended to it."),
                            new Remedy(said("create", "Create it"), Map.of(APPEND, ""))));
        }
    }

    /** Holds the columns of the first files against the table's, or else the first file's. */
    void columns(List<Path> files, Optional<TableLook> look, StopSignal stop) {
        List<String> expected =
                look.flatMap(TableLook::shape).map(TableShape::names).orElse(List.of());
        boolean ofTable = !expected.isEmpty();
        long others = 0;
        Optional<Advice> firstOther = Optional.empty();
        for (Path file : files) {
            stop.check();
            List<String> names = names(file);
            if (expected.isEmpty()) {
                expected = names;
            }
            ColumnMatch match = ColumnMatch.of(names, expected);
            if (!names.isEmpty() && match.difference().isPresent()) {
                others++;
                if (firstOther.isEmpty()) {
                    firstOther = Optional.of(other(file, match, ofTable));
                }
            }
        }
        Part count = new Part.Count(others);
        String title =
                others == 1 ? "1 file has other columns" : others + " files have other columns";
        firstOther.ifPresent(detail ->
                all.add(
                        new Advice(
                                true,
                                said("columns", title, count),
                                Optional.of(detail.said()),
                                List.of())));
    }

    private static Advice other(Path file, ColumnMatch match, boolean ofTable) {
        boolean more = !match.additional().isEmpty();
        String column = more ? match.additional().getFirst() : match.missing().getFirst();
        String name = String.valueOf(file.getFileName());
        String key = (more ? "columns.more" : "columns.less") + (ofTable ? "-than-table" : "");
        String english =
                "%s %s “%s”, unlike %s. Columns are matched by name, so it would fail."
                        .formatted(
                                name,
                                more ? "has" : "lacks",
                                column,
                                ofTable ? "the table" : "the first file");
        return Advice.note(said(key, english, new Part.Text(name), new Part.Text(column)));
    }

    private List<String> names(Path file) {
        try {
            return HeaderPeek.names(file, settings.scan());
        } catch (IOException e) {
            LOG.debug("{} tells no columns; its Check will say why.", file, e);
            return List.of();
        }
    }

    /** Months that are missing between the first and the last. */
    void months(SortedSet<YearMonth> found) {
        if (found.size() < 2) {
            return;
        }
        List<String> missing = new ArrayList<>();
        for (YearMonth month = found.first();
                month.isBefore(found.last());
                month = month.plusMonths(1)) {
            if (!found.contains(month)) {
                missing.add(month.toString());
            }
        }
        if (missing.isEmpty()) {
            return;
        }
        String named =
                String.join(", ", missing.subList(0, Math.min(NAMED_MONTHS, missing.size())))
                        + (missing.size() > NAMED_MONTHS ? " …" : "");
        Part text = new Part.Text(named);
        Part count = new Part.Count(missing.size());
        all.add(
                Advice.note(
                        said(
                                "months",
                                (missing.size() == 1
                                                ? "1 month is"
                                                : missing.size() + " months are")
                                        + " missing in between: "
                                        + named,
                                count,
                                text)));
    }

    private static String text(Part part) {
        return part instanceof Part.Text(String text) ? text : part.toString();
    }

    private static Said said(String key, String english, Part... parts) {
        return Said.of("load.advice." + key, english, parts);
    }
}
