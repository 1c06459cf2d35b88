package dev.sluice.engine.link;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;

/** Lines of UTF-8 over a socket. One thread may read while another one writes. */
final class Lines implements AutoCloseable {
    private final SocketChannel channel;
    private final ByteBuffer arrived = ByteBuffer.allocate(64 * 1024).flip();
    private byte[] line = new byte[4096];

    Lines(SocketChannel channel) {
        this.channel = channel;
    }

    /**
     * Waits for a line.
     *
     * @param most how many bytes it may have; what sends more is broken or hostile
     * @return nothing when the other side has closed
     */
    Optional<String> read(int most) throws IOException {
        int length = 0;
        while (true) {
            while (arrived.hasRemaining()) {
                byte next = arrived.get();
                if (next == '\n') {
                    return Optional.of(new String(line, 0, length, StandardCharsets.UTF_8));
                }
                if (length == most) {
                    throw new IOException("a line of more than " + most + " bytes");
                }
                if (length == line.length) {
                    line = Arrays.copyOf(line, Math.min(2 * length, Math.max(most, length + 1)));
                }
                line[length++] = next;
            }
            arrived.clear();
            int count = channel.read(arrived);
            arrived.flip();
            if (count < 0) {
                return Optional.empty();
            }
        }
    }

    void write(String text) throws IOException {
        ByteBuffer bytes = ByteBuffer.wrap((text + "\n").getBytes(StandardCharsets.UTF_8));
        while (bytes.hasRemaining()) {
            channel.write(bytes);
        }
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }
}
