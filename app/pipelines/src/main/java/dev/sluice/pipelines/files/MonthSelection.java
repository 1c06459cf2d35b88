package dev.sluice.pipelines.files;

import java.time.DateTimeException;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * The months of {@code --months}: {@code 2024-01,2024-02}, or {@code 01,02,03} over all years.
 *
 * @param months months of a given year
 * @param anyYear months 1–12 of whatever year
 */
public record MonthSelection(Set<YearMonth> months, Set<Integer> anyYear) {
    private static final Pattern FULL = Pattern.compile("(\\d{4})-?(\\d{2})");
    private static final Pattern SHORT = Pattern.compile("\\d{1,2}");

    public MonthSelection {
        months = Set.copyOf(months);
        anyYear = Set.copyOf(anyYear);
    }

    /** Reads the list; an {@link IllegalArgumentException} carries one sentence for the user. */
    public static MonthSelection parse(String list) {
        Set<YearMonth> months = new LinkedHashSet<>();
        Set<Integer> anyYear = new LinkedHashSet<>();
        for (String piece : list.split(",", -1)) {
            String text = piece.strip();
            var full = FULL.matcher(text);
            try {
                if (full.matches()) {
                    months.add(
                            YearMonth.of(
                                    Integer.parseInt(full.group(1)),
                                    Integer.parseInt(full.group(2))));
                } else if (SHORT.matcher(text).matches()) {
                    anyYear.add(java.time.Month.of(Integer.parseInt(text)).getValue());
                } else {
                    throw new DateTimeException(text);
                }
            } catch (DateTimeException e) {
                throw new IllegalArgumentException(
                        "\"%s\" is no month; write months as 2024-01,2024-02 or 01,02,03."
                                .formatted(text),
                        e);
            }
        }
        return new MonthSelection(months, anyYear);
    }

    public boolean contains(YearMonth month) {
        return months.contains(month) || anyYear.contains(month.getMonthValue());
    }

    /** What was asked for and is not among these, as it is written in a list, in order. */
    public List<String> missingFrom(Collection<YearMonth> found) {
        List<String> missing = new ArrayList<>();
        months.stream()
                .filter(month -> !found.contains(month))
                .sorted()
                .forEach(month -> missing.add(month.toString()));
        anyYear.stream()
                .filter(n -> found.stream().noneMatch(month -> month.getMonthValue() == n))
                .sorted()
                .forEach(n -> missing.add("%02d".formatted(n)));
        return missing;
    }
}
