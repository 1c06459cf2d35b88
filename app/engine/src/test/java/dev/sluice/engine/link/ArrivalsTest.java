package dev.sluice.engine.link;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.net.StandardProtocolFamily;
import java.nio.channels.SocketChannel;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

final class ArrivalsTest {
    private final List<SocketChannel> served = new ArrayList<>();
    private final List<Duration> pauses = new ArrayList<>();
    private final Deque<Arrivals.Door> coming = new ArrayDeque<>();
    private final Deque<SocketChannel> made = new ArrayDeque<>();

    @AfterEach
    void closeClients() throws IOException {
        for (SocketChannel client : made) {
            client.close();
        }
    }

    @Test
    void aClientThatCannotBeLetInKeepsNoLaterOneOut() {
        coming.add(ArrivalsTest::tooManyOpenFiles);
        coming.add(ArrivalsTest::tooManyOpenFiles);
        coming.add(this::aClient);
        coming.add(ArrivalsTest::tooManyOpenFiles);
        coming.add(this::aClient);

        letIn(served::add);

        assertThat(served).hasSize(2);
        // It waits after each failure, or it would keep a processor busy.
        assertThat(pauses).hasSize(3).allMatch(pause -> pause.toMillis() >= 100);
    }

    @Test
    void aClientThatCannotBeServedKeepsNoLaterOneOut() {
        coming.add(this::aClient);
        coming.add(this::aClient);

        letIn(client -> {
            if (served.isEmpty()) {
                served.add(client);
                throw new IllegalStateException("not this one");
            }
            served.add(client);
        });

        assertThat(served).hasSize(2);
    }

    private void letIn(Arrivals.Host host) {
        new Arrivals(() -> !coming.isEmpty(), () -> coming.remove().accept(), host, pauses::add)
                .run();
    }

    private SocketChannel aClient() throws IOException {
        SocketChannel client = SocketChannel.open(StandardProtocolFamily.UNIX);
        made.add(client);
        return client;
    }

    private static SocketChannel tooManyOpenFiles() throws IOException {
        throw new IOException("Too many open files");
    }
}
