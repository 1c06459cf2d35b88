package dev.sluice.testkit.http;

import java.io.IOException;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * A file on a server: with parts, an entity tag and a length as a good server has them, and with
 * the faults it is given before it is served.
 */
public final class ServedFile implements LoopbackServer.Page {
    private static final int BLOCK = 8_192;

    private final byte[] content;
    private final Map<String, String> headers = new TreeMap<>();
    private final AtomicInteger questions = new AtomicInteger();
    private boolean parts = true;
    private boolean heedsIfRange = true;
    private boolean newTagEachTime;
    private Length length = Length.TOLD;
    private Trouble cut = Trouble.NONE;
    private Trouble stall = Trouble.NONE;
    private int busy;
    private Optional<String> retryAfter = Optional.empty();
    private long bytesPerSecond = Long.MAX_VALUE;

    /** How whoever asks learns where the file ends. */
    private enum Length {
        TOLD,
        CHUNKED,
        END_OF_CONNECTION
    }

    /** Goes wrong in the first so many answers, each after so many bytes. */
    private record Trouble(int times, int afterBytes) {
        static final Trouble NONE = new Trouble(0, 0);

        /** Where it goes wrong in this answer, which begins at a byte. */
        int at(int number, int from) {
            return number <= times ? from + afterBytes : Integer.MAX_VALUE;
        }
    }

    private ServedFile(byte[] content) {
        this.content = content;
        headers.put("ETag", "\"v1\"");
        headers.put("Content-Type", "audio/mpeg");
    }

    /** A file of so many bytes that look random and are the same each time. */
    public static ServedFile of(long seed, int bytes) {
        byte[] content = new byte[bytes];
        new Random(seed).nextBytes(content);
        return new ServedFile(content);
    }

    public static ServedFile of(byte[] content) {
        return new ServedFile(content.clone());
    }

    public byte[] content() {
        return content.clone();
    }

    /** With this header; an empty value leaves it out. */
    public ServedFile header(String name, String value) {
        headers.put(name, value);
        headers.values().removeIf(String::isEmpty);
        return this;
    }

    /** Answers every question with the whole. */
    public ServedFile withoutParts() {
        parts = false;
        return this;
    }

    /** Gives a part of whatever is there now, although it was asked for only if unchanged. */
    public ServedFile ignoringIfRange() {
        heedsIfRange = false;
        return this;
    }

    /** Breaks the first so many answers after so many bytes each. */
    public ServedFile cutAfter(int bytes, int times) {
        cut = new Trouble(times, bytes);
        return this;
    }

    /** Sends nothing more in the first so many answers after so many bytes each. */
    public ServedFile stallAfter(int bytes, int times) {
        stall = new Trouble(times, bytes);
        return this;
    }

    /** Answers the first so many questions with status 429. */
    public ServedFile busy(int times, Optional<String> wait) {
        busy = times;
        retryAfter = wait;
        return this;
    }

    public ServedFile slow(long limit) {
        bytesPerSecond = limit;
        return this;
    }

    /** Is another file each time: another tag, and other bytes. */
    public ServedFile changingEachTime() {
        newTagEachTime = true;
        return this;
    }

    /** Tells no length, but an end that can be seen. */
    public ServedFile chunked() {
        length = Length.CHUNKED;
        return this;
    }

    /** Tells no length; the file ends where the connection does. */
    public ServedFile closeDelimited() {
        length = Length.END_OF_CONNECTION;
        return this;
    }

    @Override
    public void answer(Asked asked, Wire wire) throws IOException, InterruptedException {
        int number = questions.incrementAndGet();
        if (number <= busy) {
            Map<String, String> busy = new TreeMap<>();
            retryAfter.ifPresent(wait -> busy.put("Retry-After", wait));
            wire.whole(429, busy, new byte[0]);
            return;
        }
        Map<String, String> all = new TreeMap<>(headers);
        byte[] now = content;
        if (newTagEachTime) {
            all.put("ETag", "\"v" + number + "\"");
            now = content.clone();
            now[now.length - 1] = (byte) number;
        }
        long from = asked.rangeStart().filter(start -> givesPart(asked, all)).orElse(0L);
        if (from >= now.length && from > 0) {
            wire.whole(416, Map.of("Content-Range", "bytes */" + now.length), new byte[0]);
            return;
        }
        boolean part = from > 0;
        if (part) {
            all.putIfAbsent(
                    "Content-Range", "bytes " + from + "-" + (now.length - 1) + "/" + now.length);
        }
        if (length == Length.CHUNKED) {
            all.put("Transfer-Encoding", "chunked");
        } else if (length == Length.TOLD) {
            all.putIfAbsent("Content-Length", String.valueOf(now.length - from));
        }
        wire.head(part ? 206 : 200, all);
        if (asked.method().equals("HEAD")) {
            return;
        }
        send(wire, now, (int) from, number);
    }

    private boolean givesPart(Asked asked, Map<String, String> now) {
        boolean unchanged =
                asked.header("If-Range")
                        .map(tag ->
                                tag.equals(now.get("ETag")) || tag.equals(now.get("Last-Modified")))
                        .orElse(true);
        return parts && (unchanged || !heedsIfRange);
    }

    private void send(Wire wire, byte[] now, int from, int number)
            throws IOException, InterruptedException {
        int cutAt = cut.at(number, from);
        int stallAt = stall.at(number, from);
        int at = from;
        while (at < now.length) {
            if (at >= cutAt) {
                wire.cut();
                return;
            }
            if (at >= stallAt) {
                wire.stall();
                return;
            }
            int block = Math.min(Math.min(BLOCK, now.length - at), Math.min(cutAt, stallAt) - at);
            if (length == Length.CHUNKED) {
                wire.raw(Integer.toHexString(block) + "\r\n");
            }
            wire.body(now, at, block);
            if (length == Length.CHUNKED) {
                wire.raw("\r\n");
            }
            at += block;
            if (bytesPerSecond < Long.MAX_VALUE) {
                wire.pause(block * 1_000_000_000L / bytesPerSecond);
            }
        }
        switch (length) {
            case TOLD -> {}
            case CHUNKED -> wire.raw("0\r\n\r\n");
            case END_OF_CONNECTION -> wire.end();
        }
    }
}
