package dev.sluice.pipelines.media;

import dev.sluice.engine.pipeline.InvalidValue;

import java.util.OptionalLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A stretch of a playlist.
 *
 * @param from the first item, from 1
 * @param to the last one; absent for the end
 */
public record ItemRange(long from, OptionalLong to) {
    private static final Pattern FORM = Pattern.compile("(\\d{1,15})?(-)?(\\d{1,15})?");

    public ItemRange {
        if (from < 1 || (to.isPresent() && to.getAsLong() < from)) {
            throw new IllegalArgumentException("A range goes up and starts at 1.");
        }
    }

    /** Whether the item at a place of the playlist, from 1, is in it. */
    public boolean holds(long number) {
        return number >= from && (to.isEmpty() || number <= to.getAsLong());
    }

    static ItemRange parse(String text) throws InvalidValue {
        Matcher form = FORM.matcher(text.strip());
        if (!form.matches() || (form.group(1) == null && form.group(3) == null)) {
            throw new InvalidValue("'%s' is no range; write 1-50, 51- or 7.".formatted(text));
        }
        long from = form.group(1) == null ? 1 : Long.parseLong(form.group(1));
        OptionalLong to;
        if (form.group(3) != null) {
            to = OptionalLong.of(Long.parseLong(form.group(3)));
        } else {
            to = form.group(2) == null ? OptionalLong.of(from) : OptionalLong.empty();
        }
        if (from < 1 || (to.isPresent() && to.getAsLong() < from)) {
            throw new InvalidValue("'%s' is no range; it starts at 1 and goes up.".formatted(text));
        }
        return new ItemRange(from, to);
    }

    String text() {
        return from + "-" + (to.isPresent() ? Long.toString(to.getAsLong()) : "");
    }
}
