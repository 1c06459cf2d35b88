package dev.sluice.engine.job;

/**
 * Names a kind of work: {@code load}, {@code media}, {@code collect}, {@code command} or a third
 * party's.
 *
 * @param value lower-case letters, digits and hyphens
 */
public record PipelineId(String value) {
    public PipelineId {
        if (!value.matches("[a-z][a-z0-9-]{0,63}")) {
            throw new IllegalArgumentException("Not a pipeline id: '" + value + "'.");
        }
    }

    @Override
    public String toString() {
        return value;
    }
}
