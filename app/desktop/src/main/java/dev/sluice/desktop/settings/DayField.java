package dev.sluice.desktop.settings;

import dev.sluice.engine.WorkingHours;

import javafx.beans.property.BooleanProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;

import java.time.DateTimeException;
import java.time.DayOfWeek;
import java.time.LocalTime;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The hours that begin on one day, as they are being typed. FX thread. */
final class DayField {
    private static final Pattern TIME = Pattern.compile("(\\d{1,2})(?:[:.](\\d{2}))?");

    private final DayOfWeek day;
    private final BooleanProperty on = new SimpleBooleanProperty(true);
    private final StringProperty from = new SimpleStringProperty("22:00");
    private final StringProperty to = new SimpleStringProperty("06:00");

    DayField(DayOfWeek day) {
        this.day = day;
    }

    DayOfWeek day() {
        return day;
    }

    /** Whether hours begin on this day at all. */
    BooleanProperty on() {
        return on;
    }

    StringProperty from() {
        return from;
    }

    StringProperty to() {
        return to;
    }

    void show(Optional<WorkingHours.Span> span) {
        on.set(span.isPresent());
        span.ifPresent(hours -> {
            from.set(hours.from().toString());
            to.set(hours.to().toString());
        });
    }

    /** What is typed; empty when one of both is no time. */
    Optional<WorkingHours.Span> span() {
        return time(from.get())
                .flatMap(begins -> time(to.get()).map(ends -> new WorkingHours.Span(begins, ends)));
    }

    /** "22:00", "6.30" or "6"; 24:00 is the midnight at the end of the day. */
    static Optional<LocalTime> time(String text) {
        Matcher time = TIME.matcher(text.strip());
        if (!time.matches()) {
            return Optional.empty();
        }
        int hour = Integer.parseInt(time.group(1));
        int minute = time.group(2) == null ? 0 : Integer.parseInt(time.group(2));
        try {
            return Optional.of(LocalTime.of(hour == 24 && minute == 0 ? 0 : hour, minute));
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }
}
