package dev.sluice.testkit.http;

import java.io.IOException;
import java.io.OutputStream;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** The way back to whoever asked; what is written is sent as it is. One thread. */
public final class Wire {
    private final Socket socket;
    private final OutputStream out;
    private final CountDownLatch serverClosed;

    Wire(Socket socket, CountDownLatch serverClosed) throws IOException {
        this.socket = socket;
        this.out = socket.getOutputStream();
        this.serverClosed = serverClosed;
    }

    /** Sends a status line and headers. */
    public void head(int status, Map<String, String> headers) throws IOException {
        StringBuilder head = new StringBuilder("HTTP/1.1 " + status + " Status\r\n");
        headers.forEach(
                (name, value) -> head.append(name).append(": ").append(value).append("\r\n"));
        raw(head.append("\r\n").toString());
    }

    /** Sends a whole answer. */
    public void whole(int status, Map<String, String> headers, byte[] body) throws IOException {
        Map<String, String> all = new TreeMap<>(headers);
        all.putIfAbsent("Content-Length", String.valueOf(body.length));
        head(status, all);
        body(body, 0, body.length);
    }

    public void raw(String text) throws IOException {
        out.write(text.getBytes(StandardCharsets.ISO_8859_1));
        out.flush();
    }

    public void body(byte[] bytes, int from, int length) throws IOException {
        out.write(bytes, from, length);
        out.flush();
    }

    /** Ends the connection in the middle, as a broken network does. */
    public void cut() throws IOException {
        socket.setSoLinger(true, 0);
        socket.close();
    }

    /** Ends the connection in order. */
    public void end() throws IOException {
        socket.close();
    }

    /** Sends nothing more until the other side or the server is closed. */
    public void stall() throws IOException {
        socket.setSoTimeout(50);
        while (serverClosed.getCount() > 0 && isOpen()) {
            Thread.onSpinWait();
        }
    }

    /** Whether the other side is still there; waits a moment for it to go. */
    private boolean isOpen() throws IOException {
        try {
            return socket.getInputStream().read() >= 0;
        } catch (SocketTimeoutException e) {
            return true;
        }
    }

    /** Waits, but no longer than the server is open. */
    void pause(long nanos) throws InterruptedException {
        boolean closed = serverClosed.await(nanos, TimeUnit.NANOSECONDS);
        if (closed) {
            throw new InterruptedException("The server was closed.");
        }
    }
}
