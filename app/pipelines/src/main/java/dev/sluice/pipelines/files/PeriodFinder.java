package dev.sluice.pipelines.files;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Looks for years 1900–2099 with a month, and perhaps a day, that are no piece of a longer run of
 * digits.
 */
final class PeriodFinder {
    private static final Pattern MONTH =
            Pattern.compile(
                    "(?<!\\d)((?:19|20)\\d{2})([-_./\\\\]?)(0[1-9]|1[0-2])"
                            + "(?:\\2(0[1-9]|[12]\\d|3[01])(?!\\d)|(?!\\d))");

    private PeriodFinder() {}

    /**
     * In the last name that has one, the first; a period may reach over names: {@code
     * 2024/01/x.tsv}.
     */
    static Optional<Period> find(String path) {
        Optional<Period> nearest = Optional.empty();
        int nearestName = -1;
        Matcher matcher = MONTH.matcher(path);
        int from = 0;
        while (matcher.find(from)) {
            int name = names(path, matcher.end());
            Optional<Period> here = period(matcher);
            if (here.isPresent() && name > nearestName) {
                nearest = here;
                nearestName = name;
            }
            from = matcher.end(1);
        }
        return nearest;
    }

    private static int names(String path, int end) {
        return (int) path.chars().limit(end).filter(c -> c == '/' || c == '\\').count();
    }

    private static Optional<Period> period(Matcher matcher) {
        YearMonth month =
                YearMonth.of(
                        Integer.parseInt(matcher.group(1)), Integer.parseInt(matcher.group(3)));
        String day = matcher.group(4);
        if (day == null) {
            return Optional.of(new Period(month, OptionalInt.empty()));
        }
        try {
            LocalDate date = month.atDay(Integer.parseInt(day));
            return Optional.of(new Period(month, OptionalInt.of(date.getDayOfMonth())));
        } catch (DateTimeException e) {
            // 2024-02-30 still names a month; 20240230 is just a number.
            return matcher.group(2).isEmpty()
                    ? Optional.empty()
                    : Optional.of(new Period(month, OptionalInt.empty()));
        }
    }
}
