package dev.sluice.pipelines.load;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * Stands between a client and a server of PostgreSQL. The first COMMIT behind a COPY reaches the
 * server; its answer is swallowed and the client is cut off. All else goes through.
 */
final class LosesAnswers implements AutoCloseable {
    private static final String COPY = "COPY ";
    private static final String COMMIT = "COMMIT";

    private final ServerSocket listening;
    private final int server;
    private final AtomicBoolean lost = new AtomicBoolean();

    private LosesAnswers(ServerSocket listening, int server) {
        this.listening = listening;
        this.server = server;
    }

    static LosesAnswers before(int server) throws IOException {
        LosesAnswers between =
                new LosesAnswers(new ServerSocket(0, 50, InetAddress.getLoopbackAddress()), server);
        Thread.ofPlatform().daemon().start(between::accept);
        return between;
    }

    int port() {
        return listening.getLocalPort();
    }

    boolean lost() {
        return lost.get();
    }

    private void accept() {
        try {
            while (true) {
                Socket client = listening.accept();
                Socket behind = new Socket(InetAddress.getLoopbackAddress(), server);
                Pair pair = new Pair(client, behind);
                Thread.ofPlatform().daemon().start(pair::requests);
                Thread.ofPlatform().daemon().start(pair::answers);
            }
        } catch (IOException e) {
            // Closed: the test is over.
            return;
        }
    }

    private final class Pair {
        private final Socket client;
        private final Socket behind;
        private volatile boolean swallow;

        Pair(Socket client, Socket behind) {
            this.client = client;
            this.behind = behind;
        }

        void requests() {
            boolean copied = false;
            byte[] block = new byte[1 << 16];
            try (client;
                    behind) {
                InputStream in = client.getInputStream();
                OutputStream out = behind.getOutputStream();
                for (int got = in.read(block); got >= 0; got = in.read(block)) {
                    String text = new String(block, 0, got, StandardCharsets.ISO_8859_1);
                    copied |= text.contains(COPY);
                    if (copied && text.contains(COMMIT) && lost.compareAndSet(false, true)) {
                        swallow = true;
                    }
                    out.write(block, 0, got);
                }
            } catch (IOException e) {
                // One side has gone; so does the other.
                return;
            }
        }

        void answers() {
            byte[] block = new byte[1 << 16];
            try (client;
                    behind) {
                InputStream in = behind.getInputStream();
                OutputStream out = client.getOutputStream();
                for (int got = in.read(block); got >= 0; got = in.read(block)) {
                    if (swallow) {
                        return;
                    }
                    out.write(block, 0, got);
                }
            } catch (IOException e) {
                // One side has gone; so does the other.
                return;
            }
        }
    }

    @Override
    public void close() throws IOException {
        listening.close();
    }
}
