package dev.sluice.pipelines.http;

import dev.sluice.engine.pipeline.StopSignal;

import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.Header;
import org.apache.hc.core5.http.HttpEntity;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.zip.GZIPInputStream;

/**
 * What a server answered: its head is there, its body is read by whoever asked. Close it; closing
 * before the end drops the connection. One thread.
 */
public final class Answer implements AutoCloseable {
    private static final int BLOCK = 1 << 14;

    private final Link link;
    private final ClassicHttpResponse response;
    private final InputStream body;
    private final OptionalLong length;
    private final IdleWatch.Watched watched;
    private final StopSignal stop;
    private final StopSignal.Registration registration;
    private final Explanation explanation;

    /** Turns what went wrong while reading into a problem of a person's words. */
    @FunctionalInterface
    interface Explanation {
        HttpProblem of(Exception cause);
    }

    Answer(
            Link link,
            ClassicHttpResponse response,
            IdleWatch.Watched watched,
            StopSignal stop,
            StopSignal.Registration registration,
            Explanation explanation)
            throws IOException {
        this.link = link;
        this.response = response;
        this.watched = watched;
        this.stop = stop;
        this.registration = registration;
        this.explanation = explanation;
        HttpEntity entity = response.getEntity();
        boolean empty = entity == null;
        this.body = empty ? InputStream.nullInputStream() : entity.getContent();
        long announced = empty ? 0 : entity.getContentLength();
        this.length = announced < 0 ? OptionalLong.empty() : OptionalLong.of(announced);
    }

    /** Where the answer came from, behind all redirects. */
    public Link link() {
        return link;
    }

    public int status() {
        return response.getCode();
    }

    /** The first header of this name. */
    public Optional<String> header(String name) {
        Header header = response.getFirstHeader(name);
        return header == null ? Optional.empty() : Optional.ofNullable(header.getValue());
    }

    /** The type without its parameters, in lower case; empty if the server names none. */
    public Optional<String> contentType() {
        return header("Content-Type")
                .map(type -> type.split(";", 2)[0].strip().toLowerCase(Locale.ROOT))
                .filter(type -> !type.isEmpty());
    }

    /** Bytes of the body as announced; empty when the server leaves that open. */
    public OptionalLong length() {
        return length;
    }

    /** Whether the body came packed although nobody asked for that. */
    boolean isPacked() {
        return header("Content-Encoding")
                .filter(coding -> !coding.isBlank() && !coding.strip().equalsIgnoreCase("identity"))
                .isPresent();
    }

    /**
     * Reads on.
     *
     * @return how many bytes came, or −1 at the end
     * @throws dev.sluice.engine.pipeline.StopRequested when asked to stop
     */
    public int read(byte[] buffer, int most) throws HttpProblem {
        stop.check();
        try {
            int got = body.read(buffer, 0, most);
            watched.moved(Math.max(0, got));
            return got;
        } catch (IOException | IllegalStateException e) {
            stop.check();
            throw explanation.of(e);
        }
    }

    /** While held the reader itself waits, and the server is not to blame. */
    void hold(boolean hold) {
        watched.hold(hold);
    }

    /**
     * Reads the whole body as a document.
     *
     * @param most bytes, unpacked; more is a problem
     */
    public byte[] document(int most) throws HttpProblem {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        byte[] block = new byte[BLOCK];
        for (int got = read(block, BLOCK); got >= 0; got = read(block, BLOCK)) {
            all.write(block, 0, got);
            if (all.size() > most) {
                throw tooLarge(most);
            }
        }
        return isPacked() ? unpacked(all.toByteArray(), most) : all.toByteArray();
    }

    private byte[] unpacked(byte[] packed, int most) throws HttpProblem {
        String coding = header("Content-Encoding").orElse("").strip();
        if (!coding.equalsIgnoreCase("gzip") && !coding.equalsIgnoreCase("x-gzip")) {
            throw new HttpProblem(
                    HttpProblem.Kind.UNUSABLE,
                    "%s came packed as '%s', which Sluice can't read."
                            .formatted(link.shown(), PlainText.of(coding, 40)));
        }
        try (InputStream in = new GZIPInputStream(new ByteArrayInputStream(packed))) {
            byte[] plain = in.readNBytes(most + 1);
            if (plain.length > most) {
                throw tooLarge(most);
            }
            return plain;
        } catch (HttpProblem e) {
            throw e;
        } catch (IOException e) {
            throw new HttpProblem(
                    HttpProblem.Kind.ALTERED,
                    "%s came damaged: its packing can't be read.".formatted(link.shown()),
                    Optional.empty(),
                    e);
        }
    }

    private HttpProblem tooLarge(int most) {
        return new HttpProblem(
                HttpProblem.Kind.TOO_LARGE,
                "%s is larger than %,d bytes, the most that is read of a list."
                        .formatted(link.shown(), most));
    }

    @Override
    public void close() {
        watched.close();
        registration.close();
        try {
            response.close();
        } catch (IOException e) {
            // Nothing more is wanted of this connection.
            return;
        }
    }
}
