package dev.sluice.pipelines.load;

import dev.sluice.engine.job.JobRequest;
import dev.sluice.engine.pipeline.Expansion;
import dev.sluice.engine.pipeline.InvalidOption;
import dev.sluice.pipelines.files.FolderWalk;
import dev.sluice.pipelines.files.MonthSelection;
import dev.sluice.pipelines.files.Period;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** Turns a request for months into one request a month, of those that there are files of. */
final class Months {
    private static final int PAGE = 20_000;
    private static final int NAMED = 10;

    private final Set<YearMonth> found = new TreeSet<>();
    private final List<String> without = new ArrayList<>();
    private long withoutCount;
    private long files;

    private Months() {}

    /**
     * @throws InvalidOption when there is no file at all, or none of the months asked for
     */
    static Expansion expand(JobRequest request, LoadSettings settings)
            throws InvalidOption, IOException {
        Months months = new Months();
        if (settings.months().isEmpty()) {
            if (!months.anyFile(request.operands())) {
                throw new InvalidOption("operands", nothing(request.operands()));
            }
            return Expansion.of(request);
        }
        MonthSelection selection = settings.months().get();
        for (String operand : request.operands()) {
            months.look(Path.of(operand), selection);
        }
        if (months.found.isEmpty()) {
            throw new InvalidOption(
                    LoadOptions.MONTHS.name(),
                    months.files == 0
                            ? nothing(request.operands())
                            : "None of the %d files is of %s; months are found in names, such as 2024-01."
                                    .formatted(
                                            months.files,
                                            String.join(" or ", selection.missingFrom(Set.of()))));
        }
        List<JobRequest> requests = new ArrayList<>();
        for (YearMonth month : months.found) {
            Map<String, String> options = new HashMap<>(request.options());
            options.put(LoadOptions.MONTHS.name(), month.toString());
            requests.add(
                    new JobRequest(
                            request.pipeline(),
                            request.name() + " " + month,
                            request.operands(),
                            options));
        }
        return new Expansion(requests, Optional.of(request.name()), months.notes(selection));
    }

    private static String nothing(List<String> operands) {
        return "There are no delimited files (.tsv, .csv, .txt, packed or not) in %s."
                .formatted(String.join(", ", operands));
    }

    private boolean anyFile(List<String> operands) throws IOException {
        for (String operand : operands) {
            Path path = Path.of(operand);
            if (!Files.isDirectory(path)
                    || !new FolderWalk(path).page(Optional.empty(), 1).relativePaths().isEmpty()) {
                return true;
            }
        }
        return false;
    }

    private void look(Path operand, MonthSelection selection) throws IOException {
        if (!Files.isDirectory(operand)) {
            take(
                    FileSource.lastNames(operand, 3),
                    String.valueOf(operand.getFileName()),
                    selection);
            return;
        }
        FolderWalk walk = new FolderWalk(operand);
        Optional<String> cursor = Optional.empty();
        do {
            FolderWalk.Page page = walk.page(cursor, PAGE);
            for (String relative : page.relativePaths()) {
                take(FileSource.lastNames(operand, 2) + "/" + relative, relative, selection);
            }
            cursor = page.cursor();
        } while (cursor.isPresent());
    }

    private void take(String speaking, String name, MonthSelection selection) {
        files++;
        Optional<Period> period = Period.in(speaking);
        if (period.isEmpty()) {
            withoutCount++;
            if (without.size() < NAMED) {
                without.add(name);
            }
        } else if (selection.contains(period.get().month())) {
            found.add(period.get().month());
        }
    }

    private List<String> notes(MonthSelection selection) {
        List<String> notes = new ArrayList<>();
        List<String> missing = selection.missingFrom(found);
        if (!missing.isEmpty()) {
            notes.add("There are no files of %s.".formatted(String.join(" or ", missing)));
        }
        if (withoutCount > 0) {
            notes.add(leftOut());
        }
        return notes;
    }

    private String leftOut() {
        String more =
                withoutCount > without.size()
                        ? " and %d more".formatted(withoutCount - without.size())
                        : "";
        return "Left out, because no month is in their names: %s%s."
                .formatted(String.join(", ", without), more);
    }
}
