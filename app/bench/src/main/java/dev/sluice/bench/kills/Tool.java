package dev.sluice.bench.kills;

import dev.sluice.testkit.program.Ended;
import dev.sluice.testkit.program.Launch;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** Programs of the system that some of the series need. */
final class Tool {
    private static final Duration PATIENCE = Duration.ofMinutes(1);

    private Tool() {}

    /**
     * Whether a tool can be used here.
     *
     * @param missing the sentence for a person when it cannot
     */
    record Availability(Optional<String> missing) {
        static final Availability HERE = new Availability(Optional.empty());

        static Availability missing(String name, IOException why) {
            String reason =
                    String.valueOf(why.getMessage()).lines().findFirst().orElse("no reason given");
            return new Availability(
                    Optional.of("Left out, since %s cannot be used: %s".formatted(name, reason)));
        }

        boolean here() {
            return missing.isEmpty();
        }
    }

    /** Tries a harmless use of it. */
    static Availability tries(String name, List<String> command) {
        try {
            run(command.toArray(String[]::new));
            return Availability.HERE;
        } catch (IOException e) {
            return Availability.missing(name, e);
        }
    }

    /**
     * Runs a command to its end.
     *
     * @throws IOException with what it said, when it does not succeed
     */
    static Ended run(String... command) throws IOException {
        try {
            Ended ended = Launch.of(command).start().awaitEnd(PATIENCE);
            if (ended.code() != 0) {
                throw new IOException(
                        "'%s' ended with %d: %s"
                                .formatted(
                                        String.join(" ", command),
                                        ended.code(),
                                        String.join(" ", ended.err())));
            }
            return ended;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("Interrupted in '" + String.join(" ", command) + "'", e);
        }
    }
}
