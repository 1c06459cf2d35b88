package dev.sluice.engine.pipeline;

import java.util.List;

/**
 * What reading the results of a job back has shown.
 *
 * @param checked how many results were compared
 * @param findings one sentence for each result that is missing, short or altered; empty when all is
 *     well
 */
public record Verification(long checked, List<String> findings) {
    public Verification {
        findings = List.copyOf(findings);
    }
}
