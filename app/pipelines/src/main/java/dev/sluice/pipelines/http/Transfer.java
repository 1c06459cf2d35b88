package dev.sluice.pipelines.http;

import dev.sluice.engine.pipeline.StopRequested;
import dev.sluice.engine.pipeline.StopSignal;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.LongSupplier;

/**
 * Fetches one file so that it may be cut at any time. It goes on only where the server names a
 * strong validator, sends it as {@code If-Range} and gets the very part that is missing; all else
 * begins anew. Complete is what has the announced length and, where one is offered, digest.
 *
 * <p>Any number at a time, each on a thread of its own.
 */
public final class Transfer {
    private static final int BLOCK = 1 << 17;
    private static final long KEEP_NANOS = Duration.ofSeconds(5).toNanos();

    /** Cuts in a row that brought next to nothing before it is given up for now. */
    private static final int MOST_FRUITLESS = 3;

    private static final long FRUIT_BYTES = 1 << 16;
    private static final Duration PAUSE = Duration.ofMillis(500);
    private static final int PARTIAL_CONTENT = 206;
    private static final int RANGE_NOT_SATISFIABLE = 416;

    private final HttpDoor door;
    private final BandwidthCap cap;
    private final LongSupplier nanos;

    /**
     * @param cap shared by all transfers
     * @param nanos a clock that jumps neither forward nor back
     */
    public Transfer(HttpDoor door, BandwidthCap cap, LongSupplier nanos) {
        this.door = door;
        this.cap = cap;
        this.nanos = nanos;
    }

    /**
     * Fetches a file, going on with what an earlier attempt has left and over cuts of the
     * connection.
     *
     * @throws HttpProblem when it can't be had, or not now; what came stays for the next attempt
     * @throws IOException when it can't be written
     * @throws StopRequested when asked to stop; what came stays
     */
    public Arrived fetch(TransferOrder order, TransferProgress progress, StopSignal stop)
            throws IOException {
        Optional<PartialFile.Left> left = PartialFile.find(order);
        left.ifPresent(part -> {
            part.knowledge().total().ifPresent(progress::total);
            progress.found(part.durable());
        });
        int fruitless = 0;
        while (true) {
            long before = left.map(PartialFile.Left::durable).orElse(0L);
            try {
                return attempt(order, left, progress, stop);
            } catch (HttpProblem e) {
                left = PartialFile.find(order);
                long after = left.map(PartialFile.Left::durable).orElse(0L);
                fruitless = after - before >= FRUIT_BYTES ? 0 : fruitless + 1;
                boolean goesOn =
                        e.kind() == HttpProblem.Kind.CUT || e.kind() == HttpProblem.Kind.STALLED;
                if (!goesOn || left.isEmpty() || fruitless >= MOST_FRUITLESS) {
                    throw e;
                }
                Pauses.pause(PAUSE.multipliedBy(fruitless), nanos, stop);
            }
        }
    }

    private Arrived attempt(
            TransferOrder order,
            Optional<PartialFile.Left> left,
            TransferProgress progress,
            StopSignal stop)
            throws IOException {
        if (left.isPresent()) {
            PartialFile.Left part = left.get();
            boolean whole = part.knowledge().total().equals(OptionalLong.of(part.durable()));
            if (whole) {
                try (PartialFile file = PartialFile.goOn(part)) {
                    return judged(order, file, progress, stop);
                }
            }
            Optional<Arrived> arrived = goneOn(order, part, progress, stop);
            if (arrived.isPresent()) {
                return arrived.get();
            }
            progress.beginsAnew();
        }
        try (Answer answer = door.need(order.link(), order.headers(), stop)) {
            return begun(order, answer, progress, stop);
        }
    }

    /** Empty when it has to begin anew with another question. */
    private Optional<Arrived> goneOn(
            TransferOrder order, PartialFile.Left part, TransferProgress progress, StopSignal stop)
            throws IOException {
        Validator validator = part.knowledge().validator().orElseThrow();
        Map<String, String> headers = new HashMap<>(order.headers());
        headers.put("Range", "bytes=" + part.durable() + "-");
        headers.put("If-Range", validator.value());
        try (Answer answer = door.ask(order.link(), headers, stop)) {
            if (answer.status() == RANGE_NOT_SATISFIABLE) {
                return Optional.empty();
            }
            if (answer.status() == PARTIAL_CONTENT) {
                Optional<ContentRange> range = continuing(part, answer);
                if (range.isEmpty()) {
                    return Optional.empty();
                }
                progress.total(range.get().total());
                try (PartialFile file = PartialFile.goOn(part, range.get().total())) {
                    return Optional.of(filled(order, file, answer, progress, stop));
                }
            }
            if (answer.status() != 200) {
                throw door.refusal(answer);
            }
            // The file has changed, or the server does not do parts: here is the whole.
            progress.beginsAnew();
            return Optional.of(begun(order, answer, progress, stop));
        }
    }

    /** Which part the answer is, if it is exactly what is missing of exactly the same version. */
    private static Optional<ContentRange> continuing(PartialFile.Left part, Answer answer) {
        boolean sameVersion =
                Validator.of(answer)
                        .map(part.knowledge().validator().orElseThrow()::equals)
                        .orElse(true);
        OptionalLong total = part.knowledge().total();
        return answer.header("Content-Range")
                .flatMap(ContentRange::parse)
                .filter(range ->
                        sameVersion
                                && !answer.isPacked()
                                && range.first() == part.durable()
                                && range.last() == range.total() - 1
                                && (total.isEmpty() || total.getAsLong() == range.total())
                                && (answer.length().isEmpty()
                                        || answer.length().getAsLong()
                                                == range.total() - part.durable()));
    }

    private Arrived begun(
            TransferOrder order, Answer answer, TransferProgress progress, StopSignal stop)
            throws IOException {
        if (answer.isPacked()) {
            throw new HttpProblem(
                    HttpProblem.Kind.UNUSABLE,
                    "The server packs %s although it was asked not to, so its length can't be checked."
                            .formatted(order.link().shown()));
        }
        if (answer.status() != 200) {
            throw door.refusal(answer);
        }
        PartialFile.Knowledge knowledge =
                new PartialFile.Knowledge(
                        Validator.of(answer),
                        answer.length(),
                        OfferedDigest.of(answer, true),
                        answer.contentType());
        knowledge.total().ifPresent(progress::total);
        try (PartialFile file = PartialFile.begin(order, knowledge)) {
            return filled(order, file, answer, progress, stop);
        }
    }

    private Arrived filled(
            TransferOrder order,
            PartialFile file,
            Answer answer,
            TransferProgress progress,
            StopSignal stop)
            throws IOException {
        try {
            pour(file, answer, progress, stop);
        } catch (HttpProblem | StopRequested e) {
            file.keep();
            throw e;
        }
        return judged(order, file, progress, stop);
    }

    private void pour(PartialFile file, Answer answer, TransferProgress progress, StopSignal stop)
            throws IOException {
        byte[] block = new byte[BLOCK];
        ByteBuffer buffer = ByteBuffer.wrap(block);
        long kept = nanos.getAsLong();
        while (true) {
            int got = answer.read(block, cap.portion(BLOCK));
            if (got < 0) {
                return;
            }
            file.write(buffer.clear().limit(got));
            progress.came(got);
            answer.hold(true);
            cap.took(got, stop);
            long now = nanos.getAsLong();
            if (now - kept > KEEP_NANOS) {
                file.keep();
                kept = now;
            }
            answer.hold(false);
        }
    }

    private Arrived judged(
            TransferOrder order, PartialFile file, TransferProgress progress, StopSignal stop)
            throws IOException {
        PartialFile.Knowledge knowledge = file.knowledge();
        OptionalLong total = knowledge.total();
        if (total.isPresent() && total.getAsLong() != file.bytes()) {
            file.keep();
            throw new HttpProblem(
                    file.bytes() < total.getAsLong()
                            ? HttpProblem.Kind.CUT
                            : HttpProblem.Kind.ALTERED,
                    "%s ended after %,d of %,d bytes."
                            .formatted(order.link().shown(), file.bytes(), total.getAsLong()));
        }
        file.finish();
        if (knowledge.digest().isPresent() && !knowledge.digest().get().fits(file.file(), stop)) {
            file.discard();
            progress.beginsAnew();
            throw new HttpProblem(
                    HttpProblem.Kind.ALTERED,
                    "%s came with other content than its %s digest tells."
                            .formatted(order.link().shown(), knowledge.digest().get().algorithm()));
        }
        return new Arrived(
                file.file(),
                Files.size(file.file()),
                verified(knowledge),
                knowledge.contentType(),
                knowledge.validator().map(Validator::value));
    }

    private static Arrived.Verified verified(PartialFile.Knowledge knowledge) {
        if (knowledge.digest().isPresent()) {
            return Arrived.Verified.DIGEST;
        }
        return knowledge.total().isPresent() ? Arrived.Verified.LENGTH : Arrived.Verified.NOTHING;
    }
}
