package dev.sluice.pipelines.http;

import dev.sluice.engine.job.Failure;
import dev.sluice.engine.pipeline.NoAnswer;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.time.Duration;
import java.util.Optional;

/** Why something could not be fetched; the message is one sentence for a person. */
public final class HttpProblem extends IOException {
    private static final long serialVersionUID = 1;

    /** What was the matter. */
    public enum Kind {
        NOT_A_LINK(false),
        /** An address of this machine or of a private network. */
        REFUSED_ADDRESS(false),
        /** Too many redirects, or one that gives up encryption. */
        REFUSED_REDIRECT(false),
        /** Not there, or not there any more. */
        GONE(false),
        /** Only for those who sign in, or for nobody. */
        FORBIDDEN(false),
        /** The server's certificate is not trusted. */
        UNTRUSTED(false),
        /** The server answered what cannot be used. */
        UNUSABLE(false),
        /** More than the limit. */
        TOO_LARGE(false),
        /** The server is busy, or has a fault that may pass. */
        BUSY(true),
        /** There is no way to the server at the moment. */
        UNREACHABLE(true),
        /** The connection ended too early. */
        CUT(true),
        /** Nothing came for too long. */
        STALLED(true),
        /** What came is not what was announced. */
        ALTERED(true);

        private final boolean passing;

        Kind(boolean passing) {
            this.passing = passing;
        }
    }

    private final Kind kind;
    private final transient Optional<Duration> retryAfter;

    /**
     * @param retryAfter how long the server asked to wait
     */
    public HttpProblem(
            Kind kind, String sentence, Optional<Duration> retryAfter, @Nullable Throwable cause) {
        super(sentence, cause);
        this.kind = kind;
        this.retryAfter = retryAfter;
    }

    public HttpProblem(Kind kind, String sentence) {
        this(kind, sentence, Optional.empty(), null);
    }

    public Kind kind() {
        return kind;
    }

    /** Whether it may well work when tried again. */
    public boolean mayPass() {
        return kind.passing;
    }

    public Optional<Duration> retryAfter() {
        return retryAfter;
    }

    /** What told of it, if anything did. */
    Optional<Throwable> told() {
        Throwable cause = getCause();
        return Optional.ofNullable(cause instanceof NoAnswer ? cause.getCause() : cause);
    }

    /** The sentence for the person. */
    public String sentence() {
        return String.valueOf(getMessage());
    }

    /** The same for the engine. */
    public Failure failure() {
        String detail = told().map(cause -> PlainText.of(cause.toString(), 500)).orElse("");
        return mayPass()
                ? Failure.transientOf(sentence(), detail, retryAfter.orElse(Duration.ZERO))
                : Failure.permanent(sentence(), detail);
    }
}
