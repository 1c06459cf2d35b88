package dev.sluice.pipelines.load.scan;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.temporal.ChronoField;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;

/** Checks inferred types and figures against the values, by the JDK's own classes. */
final class TypedColumns {
    private static final DateTimeFormatter TIMESTAMP =
            new DateTimeFormatterBuilder()
                    .appendPattern("uuuu-MM-dd HH:mm:ss")
                    .appendFraction(ChronoField.MICRO_OF_SECOND, 0, 6, true)
                    .toFormatter(Locale.ROOT);

    private TypedColumns() {}

    static void giveEveryValueBack(Profile profile, List<List<String>> rows) {
        for (int i = 0; i < profile.columns().size(); i++) {
            int column = i;
            ColumnProfile found = profile.columns().get(i);
            List<String> values = new ArrayList<>();
            rows.forEach(row -> values.add(row.get(column)));
            long nulls = values.stream().filter(NaiveReader.NULL::equals).count();
            values.removeIf(NaiveReader.NULL::equals);
            assertThat(found.nulls()).isEqualTo(nulls);
            assertThat(values).allSatisfy(v -> assertThat(back(found.type(), v)).isEqualTo(v));
            assertThat(found.maxBytes())
                    .isEqualTo(values.stream().mapToInt(v -> utf8(v).length).max().orElse(0));
            extremesAreOfTheValues(found, values);
        }
    }

    /** The value as a database gives it back. */
    private static String back(ColumnType type, String value) {
        return switch (type) {
            case ColumnType.Bool b -> Boolean.toString(Boolean.parseBoolean(value));
            case ColumnType.Whole w -> Long.toString(Long.parseLong(value));
            case ColumnType.Decimal d -> {
                BigDecimal number = new BigDecimal(value);
                assertThat(number.precision() - number.scale())
                        .isLessThanOrEqualTo(d.precision() - d.scale());
                yield number.setScale(d.scale()).toPlainString();
            }
            case ColumnType.Date d -> LocalDate.parse(value).toString();
            case ColumnType.Timestamp t -> TIMESTAMP.format(LocalDateTime.parse(value, TIMESTAMP));
            case ColumnType.Text t -> value;
            case ColumnType.Unseen u -> "no value was seen";
            case ColumnType.Numeric n -> "never inferred";
            case ColumnType.ShortText s -> "never inferred";
            case ColumnType.Floating f -> "never inferred";
            case ColumnType.Time t -> "never inferred";
            case ColumnType.ShortFraction f -> "never inferred";
            case ColumnType.Uuid u -> "never inferred";
            case ColumnType.NanoTimestamp t -> "never inferred";
            case ColumnType.Fractions f -> "never inferred";
            case ColumnType.ShortBytes s -> "never inferred";
            case ColumnType.Scaled s -> "never inferred";
            case ColumnType.Unjudged u -> "never inferred";
            case ColumnType.Other o -> "never inferred";
        };
    }

    private static void extremesAreOfTheValues(ColumnProfile found, List<String> values) {
        boolean number =
                found.type() instanceof ColumnType.Whole
                        || found.type() instanceof ColumnType.Decimal;
        Comparator<String> order =
                number
                        ? Comparator.comparing(BigDecimal::new)
                        : (a, b) -> Arrays.compareUnsigned(utf8(a), utf8(b));
        if (values.stream().anyMatch(v -> utf8(v).length > Extreme.KEPT)) {
            return;
        }
        assertThat(found.min()).isEqualTo(values.stream().min(order));
        assertThat(found.max()).isEqualTo(values.stream().max(order));
    }

    private static byte[] utf8(String value) {
        return value.getBytes(StandardCharsets.UTF_8);
    }
}
