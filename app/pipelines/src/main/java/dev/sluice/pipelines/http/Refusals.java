package dev.sluice.pipelines.http;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** Says in a person's words what a status other than success means. */
final class Refusals {
    private Refusals() {}

    static HttpProblem of(Answer answer, Clock clock) {
        String where = answer.link().shown();
        int status = answer.status();
        return switch (status) {
            case 401, 402, 403, 407, 451 ->
                    new HttpProblem(
                            HttpProblem.Kind.FORBIDDEN,
                            "The server does not give %s to Sluice (status %d); it may want a sign-in."
                                    .formatted(where, status));
            case 404, 410 ->
                    new HttpProblem(
                            HttpProblem.Kind.GONE,
                            "There is nothing at %s (status %d); check the link."
                                    .formatted(where, status));
            case 408, 421, 425, 429, 500, 502, 503, 504 -> {
                Optional<Duration> wait = retryAfter(answer, clock);
                yield new HttpProblem(
                        HttpProblem.Kind.BUSY,
                        "The server of %s is busy or in trouble (status %d)%s."
                                .formatted(
                                        where,
                                        status,
                                        wait.map(w ->
                                                        " and asks to wait %d s"
                                                                .formatted(w.toSeconds()))
                                                .orElse("")),
                        wait,
                        null);
            }
            default ->
                    new HttpProblem(
                            HttpProblem.Kind.UNUSABLE,
                            "The server refused %s with status %d.".formatted(where, status));
        };
    }

    private static Optional<Duration> retryAfter(Answer answer, Clock clock) {
        Instant now = answer.header("Date").flatMap(RetryAfter::date).orElseGet(clock::instant);
        return answer.header("Retry-After").flatMap(value -> RetryAfter.parse(value, now));
    }
}
