package dev.sluice.engine.link;

import dev.sluice.engine.WorkingHours;

import java.io.IOException;
import java.nio.file.Path;
import java.time.DayOfWeek;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** The hours of a home, over all starts of the window; a command works at any hour. */
public final class RememberedHours {
    private static final String LIMITED = "limited";

    private final SettingsFile file;

    RememberedHours(Path path) {
        this.file = new SettingsFile(path);
    }

    /** What was chosen, read off the clock of {@code zone}; always where nothing was. */
    public WorkingHours read(ZoneId zone) {
        return file.readOr(WorkingHours.ALWAYS, values -> parse(values, zone));
    }

    /** Moves a damaged file aside. @return a sentence for the person if that was so */
    Optional<String> setAsideIfDamaged() {
        return file.setAsideIfDamaged(values -> parse(values, ZoneId.of("UTC")), "The hours");
    }

    /** Keeps them for later starts; waits for the disk. */
    public void remember(WorkingHours hours) throws IOException {
        Map<String, String> values = new HashMap<>();
        values.put(LIMITED, Boolean.toString(hours.limited()));
        hours.days()
                .forEach((day, span) ->
                        values.put(
                                day.name().toLowerCase(Locale.ROOT),
                                span.from() + "-" + span.to()));
        file.write(values);
    }

    private static WorkingHours parse(Map<String, String> values, ZoneId zone) {
        Map<DayOfWeek, WorkingHours.Span> days = new EnumMap<>(DayOfWeek.class);
        for (DayOfWeek day : DayOfWeek.values()) {
            Optional.ofNullable(values.get(day.name().toLowerCase(Locale.ROOT)))
                    .ifPresent(text -> days.put(day, span(text)));
        }
        return new WorkingHours("true".equals(values.get(LIMITED)), zone, days);
    }

    private static WorkingHours.Span span(String text) {
        String[] times = text.split("-", -1);
        try {
            return new WorkingHours.Span(LocalTime.parse(times[0]), LocalTime.parse(times[1]));
        } catch (java.time.DateTimeException | ArrayIndexOutOfBoundsException e) {
            throw new IllegalArgumentException("No hours: " + text, e);
        }
    }
}
