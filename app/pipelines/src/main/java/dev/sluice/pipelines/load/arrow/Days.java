package dev.sluice.pipelines.load.arrow;

import dev.sluice.pipelines.load.scan.Shapes;

import java.time.LocalDate;

/** Counts days since 1970-01-01; remembers the month, since neighbours mostly share it. */
final class Days {
    private static final int DATE = 10;

    private long month;
    private long beforeItsFirst;

    /** The day of a {@code YYYY-MM-DD} at this place; the array is readable 16 bytes from there. */
    long at(byte[] bytes, int from) throws Unlike {
        if (Shapes.sameMonth(bytes, from, month)) {
            return beforeItsFirst + Shapes.two(bytes, from + 8);
        }
        if (!Shapes.date(bytes, from, from + DATE)) {
            throw new Unlike("date");
        }
        int year = Shapes.two(bytes, from) * 100 + Shapes.two(bytes, from + 2);
        LocalDate first = LocalDate.of(year, Shapes.two(bytes, from + 5), 1);
        month = Shapes.word(bytes, from);
        beforeItsFirst = first.toEpochDay() - 1;
        return beforeItsFirst + Shapes.two(bytes, from + 8);
    }
}
