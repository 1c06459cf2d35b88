package dev.sluice.engine.job;

import java.util.regex.Pattern;

/**
 * Names a kind of work: {@code load}, {@code media}, {@code collect}, {@code command} or a third
 * party's.
 *
 * @param value lower-case letters, digits and hyphens
 */
public record PipelineId(String value) {
    private static final Pattern FORM = Pattern.compile("[a-z][a-z0-9-]{0,63}");

    public PipelineId {
        if (!FORM.matcher(value).matches()) {
            throw new IllegalArgumentException("Not a pipeline id: '" + value + "'.");
        }
    }

    @Override
    public String toString() {
        return value;
    }
}
