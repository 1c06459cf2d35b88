package dev.sluice.desktop.detail;

import dev.sluice.desktop.text.Amounts;
import dev.sluice.desktop.text.Durations;
import dev.sluice.desktop.text.Quantity;
import dev.sluice.desktop.text.Times;
import dev.sluice.engine.job.Failure;
import dev.sluice.ui.Messages;

import java.time.Instant;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.Optional;

/** What the page of a job is worded with, in one language and zone. */
record DetailWords(
        Messages messages, Amounts amounts, Durations durations, Times times, ZoneId zone) {

    static DetailWords of(Messages messages, ZoneId zone) {
        return new DetailWords(
                messages,
                new Amounts(messages),
                new Durations(messages),
                new Times(messages),
                zone);
    }

    String get(String key, Object... arguments) {
        return messages.get(key, arguments);
    }

    /** What the engine or a pipeline said, as far as this language has words for it. */
    String told(String english) {
        return messages.told(english);
    }

    /** The short name of what was said, if it has one. */
    Optional<String> title(String english) {
        return messages.title(english);
    }

    /** A failure that says the same in this language. */
    Failure told(Failure failure) {
        String message = told(failure.message());
        return switch (failure) {
            case Failure.Transient(_, var detail, var place, var notBefore) ->
                    new Failure.Transient(message, detail, place, notBefore);
            case Failure.Permanent(_, var detail, var place) ->
                    new Failure.Permanent(message, detail, place);
            case Failure.Defect(_, var detail, var place) ->
                    new Failure.Defect(message, detail, place);
        };
    }

    String getOr(String key, String otherwise) {
        return messages.getOr(key, otherwise);
    }

    /** "Copy". */
    String phaseName(String phase) {
        return getOr("phase." + phase, phase);
    }

    /** "Copying". */
    String phaseVerb(String phase) {
        return getOr("phase." + phase + ".verb", phaseName(phase));
    }

    /** The weight of an item where it is an amount of bytes; an item that just counts is none. */
    String size(long weight) {
        return weight <= 1 ? "" : amounts.amount(weight, Quantity.BYTES);
    }

    /** "14:02:11", with the day before it when that is not {@code today}. */
    String time(Instant at, Instant today) {
        ZonedDateTime there = at.atZone(zone);
        String time = times.clockWithSeconds(there);
        return there.toLocalDate().equals(today.atZone(zone).toLocalDate())
                ? time
                : times.date(there) + " " + time;
    }
}
