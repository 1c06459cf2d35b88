package dev.sluice.bench;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;

/**
 * Serves one file on loopback, whole or in parts, as fast as the system can: the file goes from its
 * cache to the connection without passing through Java. A program of its own, so that its time is
 * nobody else's.
 */
public final class RangeServer {
    private final Path file;

    private RangeServer(Path file) {
        this.file = file;
    }

    /** Prints the port and serves the file until its standard input ends. */
    public static void main(String[] args) throws IOException {
        RangeServer server = new RangeServer(Path.of(args[0]));
        ServerSocketChannel listening = ServerSocketChannel.open();
        listening.bind(
                new InetSocketAddress(InetAddress.getByAddress(new byte[] {127, 0, 0, 1}), 0));
        Thread.ofPlatform().daemon().name("range server").start(() -> server.accept(listening));
        System.out.println(((InetSocketAddress) listening.getLocalAddress()).getPort());
        System.in.readAllBytes();
    }

    private void accept(ServerSocketChannel listening) {
        try {
            while (true) {
                SocketChannel channel = listening.accept();
                Thread.ofPlatform().daemon().name("connection").start(() -> serve(channel));
            }
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    private void serve(SocketChannel channel) {
        try (channel;
                Socket socket = channel.socket();
                FileChannel content = FileChannel.open(file)) {
            BufferedReader in =
                    new BufferedReader(
                            new InputStreamReader(
                                    Channels.newInputStream(channel), StandardCharsets.US_ASCII));
            socket.setTcpNoDelay(true);
            Optional<long[]> asked = range(in, content.size());
            while (asked.isPresent()) {
                send(channel, content, asked.get()[0], asked.get()[1]);
                asked = range(in, content.size());
            }
        } catch (IOException e) {
            // Whoever asked has gone.
            return;
        }
    }

    /** First and last byte that are asked for; empty at the end of the connection. */
    private static Optional<long[]> range(BufferedReader in, long size) throws IOException {
        if (in.readLine() == null) {
            return Optional.empty();
        }
        long first = 0;
        long last = size - 1;
        for (String line = in.readLine(); line != null && !line.isEmpty(); line = in.readLine()) {
            if (line.toLowerCase(Locale.ROOT).startsWith("range: bytes=")) {
                String[] ends = line.substring("range: bytes=".length()).split("-", -1);
                first = Long.parseLong(ends[0]);
                last = ends[1].isEmpty() ? last : Math.min(last, Long.parseLong(ends[1]));
            }
        }
        return Optional.of(new long[] {first, last});
    }

    private static void send(SocketChannel channel, FileChannel content, long first, long last)
            throws IOException {
        boolean part = first > 0 || last < content.size() - 1;
        String head =
                (part ? "HTTP/1.1 206 Partial Content\r\n" : "HTTP/1.1 200 OK\r\n")
                        + "Content-Length: %d\r\nETag: \"1\"\r\nAccept-Ranges: bytes\r\n"
                                .formatted(last - first + 1)
                        + (part
                                ? "Content-Range: bytes %d-%d/%d\r\n"
                                        .formatted(first, last, content.size())
                                : "")
                        + "Content-Type: video/mp4\r\n\r\n";
        channel.write(ByteBuffer.wrap(head.getBytes(StandardCharsets.US_ASCII)));
        for (long at = first; at <= last; ) {
            at += content.transferTo(at, last - at + 1, channel);
        }
    }
}
