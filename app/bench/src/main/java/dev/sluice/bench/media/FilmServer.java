package dev.sluice.bench.media;

import dev.sluice.testkit.http.Asked;
import dev.sluice.testkit.http.LoopbackServer;
import dev.sluice.testkit.http.Wire;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;

/**
 * A feed of films on this machine that sends so many bytes a second and no more, to all together.
 */
final class FilmServer implements AutoCloseable {
    static final String HOST = "127.0.0.1";
    private static final int BLOCK = 16_384;
    private static final long NANOS = 1_000_000_000L;

    private final LoopbackServer server;
    private final List<Path> films;
    private final long bytesPerSecond;
    private long nextNanos = System.nanoTime();

    private FilmServer(LoopbackServer server, List<Path> films, long bytesPerSecond) {
        this.server = server;
        this.films = List.copyOf(films);
        this.bytesPerSecond = bytesPerSecond;
    }

    static FilmServer start(List<Path> films, long bytesPerSecond) throws IOException {
        FilmServer served = new FilmServer(LoopbackServer.start(), films, bytesPerSecond);
        served.serve();
        return served;
    }

    private void serve() throws IOException {
        StringBuilder feed =
                new StringBuilder("<?xml version=\"1.0\"?><rss version=\"2.0\"><channel>")
                        .append("<title>Films</title>");
        for (int i = 0; i < films.size(); i++) {
            byte[] content = Files.readAllBytes(films.get(i));
            String path = "/" + films.get(i).getFileName();
            server.on(path, (asked, wire) -> send(content, asked, wire));
            feed.append("<item><title>Film %02d</title><guid>film-%d</guid>".formatted(i + 1, i))
                    .append("<pubDate>Mon, 01 Jan 2024 10:00:00 GMT</pubDate>")
                    .append(
                            "<enclosure url=\"%s\" length=\"%d\" type=\"video/mp4\"/></item>"
                                    .formatted(server.link(path), content.length));
        }
        server.text("/feed.rss", "application/rss+xml", feed.append("</channel></rss>").toString());
    }

    String feed() {
        return server.link("/feed.rss");
    }

    /** The links of the films, in their order. */
    List<String> links() {
        return films.stream().map(film -> server.link("/" + film.getFileName())).toList();
    }

    private void send(byte[] content, Asked asked, Wire wire)
            throws IOException, InterruptedException {
        long from = asked.rangeStart().orElse(0L);
        Map<String, String> headers = new TreeMap<>();
        headers.put("ETag", "\"%d\"".formatted(content.length));
        headers.put("Content-Type", "video/mp4");
        headers.put("Content-Length", String.valueOf(content.length - from));
        if (from > 0) {
            headers.put(
                    "Content-Range",
                    "bytes %d-%d/%d".formatted(from, content.length - 1, content.length));
        }
        wire.head(from > 0 ? 206 : 200, headers);
        if (asked.method().equals("HEAD")) {
            return;
        }
        for (int at = (int) from; at < content.length; at += BLOCK) {
            int block = Math.min(BLOCK, content.length - at);
            waitFor(block);
            wire.body(content, at, block);
        }
    }

    /** Waits until the line is free for so many bytes. */
    private void waitFor(int bytes) throws InterruptedException {
        long turn;
        synchronized (this) {
            turn = Math.max(nextNanos, System.nanoTime());
            nextNanos = turn + bytes * NANOS / bytesPerSecond;
        }
        TimeUnit.NANOSECONDS.sleep(turn - System.nanoTime());
    }

    @Override
    public void close() throws IOException {
        server.close();
    }
}
