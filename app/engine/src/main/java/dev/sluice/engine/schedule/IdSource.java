package dev.sluice.engine.schedule;

import dev.sluice.engine.job.GroupId;
import dev.sluice.engine.job.JobId;

import java.util.function.Function;
import java.util.function.Predicate;
import java.util.random.RandomGenerator;

/** Makes ids that are short enough to type, and none that is taken. */
final class IdSource {
    // No vowels and no look-alikes: no words by chance, nothing to misread.
    private static final String LETTERS = "23456789bcdfghjkmnpqrstvwxyz";
    private static final int LENGTH = 9;

    private final RandomGenerator random;

    IdSource(RandomGenerator random) {
        this.random = random;
    }

    JobId nextJob(Predicate<JobId> taken) {
        return next(letters -> new JobId("j-" + letters), taken);
    }

    GroupId nextGroup(Predicate<GroupId> taken) {
        return next(letters -> new GroupId("g-" + letters), taken);
    }

    private <T> T next(Function<String, T> id, Predicate<T> taken) {
        T next = id.apply(letters());
        while (taken.test(next)) {
            // About once in 10,000,000,000 jobs; the store would refuse the second for ever.
            next = id.apply(letters());
        }
        return next;
    }

    private String letters() {
        StringBuilder text = new StringBuilder(LENGTH);
        for (int i = 0; i < LENGTH; i++) {
            text.append(LETTERS.charAt(random.nextInt(LETTERS.length())));
        }
        return text.toString();
    }
}
