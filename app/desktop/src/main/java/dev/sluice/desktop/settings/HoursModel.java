package dev.sluice.desktop.settings;

import dev.sluice.engine.WorkingHours;
import dev.sluice.ui.Messages;

import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleBooleanProperty;

import java.time.DayOfWeek;
import java.time.ZoneId;
import java.time.format.TextStyle;
import java.time.temporal.WeekFields;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;

/** The hours of the queue as they are being typed; right ones are applied. FX thread. */
final class HoursModel {
    private static final int DAYS = 7;

    private final Messages messages;
    private final ZoneId zone;
    private final Consumer<WorkingHours> apply;
    private final BooleanProperty limited = new SimpleBooleanProperty();
    private final List<DayField> days;
    private final ReadOnlyStringWrapper error = new ReadOnlyStringWrapper("");
    private boolean showing;
    private WorkingHours applied = WorkingHours.ALWAYS;

    /**
     * @param apply called with each new value
     */
    HoursModel(Messages messages, ZoneId zone, Consumer<WorkingHours> apply) {
        this.messages = messages;
        this.zone = zone;
        this.apply = apply;
        days =
                Stream.iterate(
                                WeekFields.of(messages.formats()).getFirstDayOfWeek(),
                                day -> day.plus(1))
                        .limit(DAYS)
                        .map(DayField::new)
                        .toList();
        limited.subscribe((before, now) -> commit());
        days.forEach(day -> day.on().subscribe((before, now) -> commit()));
    }

    /** Whether the queue works in certain hours only. */
    BooleanProperty limited() {
        return limited;
    }

    /** Seven of them, from the first day of the week on. */
    List<DayField> days() {
        return days;
    }

    /** The sentence at the hours; empty while they are right. */
    ReadOnlyStringProperty error() {
        return error.getReadOnlyProperty();
    }

    /** Shows what is kept; nothing is applied by it. */
    void show(WorkingHours hours) {
        showing = true;
        if (!hours.days().isEmpty()) {
            days.forEach(day -> day.show(Optional.ofNullable(hours.days().get(day.day()))));
        }
        limited.set(hours.limited());
        applied = hours;
        showing = false;
    }

    /** Applies what was typed, if it is right and new; wrong hours stay as they were typed. */
    void commit() {
        if (showing) {
            return;
        }
        Map<DayOfWeek, WorkingHours.Span> spans = new EnumMap<>(DayOfWeek.class);
        for (DayField day : days) {
            Optional<WorkingHours.Span> span = day.span();
            if (day.on().get() && span.isEmpty()) {
                error.set(
                        messages.get(
                                "settings.hours.wrong",
                                day.day().getDisplayName(TextStyle.FULL, messages.locale())));
                return;
            }
            if (day.on().get()) {
                span.ifPresent(hours -> spans.put(day.day(), hours));
            }
        }
        if (limited.get() && spans.isEmpty()) {
            error.set(messages.get("settings.hours.none"));
            return;
        }
        error.set("");
        WorkingHours next = new WorkingHours(limited.get(), zone, spans);
        boolean unlimitedBefore = !applied.limited() && !next.limited();
        if (!next.equals(applied) && !unlimitedBefore) {
            applied = next;
            apply.accept(next);
        }
    }
}
