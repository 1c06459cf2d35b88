package dev.sluice.engine.pipeline;

import java.util.List;

/**
 * What reading the results of a job back has shown.
 *
 * @param checked how many results were compared
 * @param findings one sentence for each result that is missing, short or altered; empty when all is
 *     well
 * @param notes sentences about what was found beside the results and says nothing against them,
 *     such as a source that has changed since
 */
public record Verification(long checked, List<String> findings, List<String> notes) {
    public Verification {
        findings = List.copyOf(findings);
        notes = List.copyOf(notes);
    }

    /** With nothing beside the matter. */
    public Verification(long checked, List<String> findings) {
        this(checked, findings, List.of());
    }
}
