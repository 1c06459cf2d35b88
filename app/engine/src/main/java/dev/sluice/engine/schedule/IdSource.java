package dev.sluice.engine.schedule;

import dev.sluice.engine.job.GroupId;
import dev.sluice.engine.job.JobId;

import java.util.random.RandomGenerator;

/** Makes ids that are short enough to type and, with 45 random bits, never meet in practice. */
final class IdSource {
    // No vowels and no look-alikes: no words by chance, nothing to misread.
    private static final String LETTERS = "23456789bcdfghjkmnpqrstvwxyz";
    private static final int LENGTH = 9;

    private final RandomGenerator random;

    IdSource(RandomGenerator random) {
        this.random = random;
    }

    JobId nextJob() {
        return new JobId("j-" + letters());
    }

    GroupId nextGroup() {
        return new GroupId("g-" + letters());
    }

    private String letters() {
        StringBuilder text = new StringBuilder(LENGTH);
        for (int i = 0; i < LENGTH; i++) {
            text.append(LETTERS.charAt(random.nextInt(LETTERS.length())));
        }
        return text.toString();
    }
}
