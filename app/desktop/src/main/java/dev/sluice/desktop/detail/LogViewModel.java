package dev.sluice.desktop.detail;

import dev.sluice.desktop.fx.Background;
import dev.sluice.ui.Foreign;

import javafx.beans.property.BooleanProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SeekableByteChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * The end of a job's log in the language of the window, read again when it has grown. FX thread;
 * the file is read and told off it.
 */
final class LogViewModel {
    /** More than anybody reads here; the file has the rest. */
    private static final int MOST_BYTES = 256 * 1024;

    private final Background background;
    private final Path file;
    private final LogWords words;
    private final Consumer<Exception> trouble;
    private final StringProperty text = new SimpleStringProperty("");
    private final BooleanProperty cut = new SimpleBooleanProperty();
    private long size = -1;
    private boolean reading;

    LogViewModel(Background background, Path file, LogWords words, Consumer<Exception> trouble) {
        this.background = background;
        this.file = file;
        this.words = words;
        this.trouble = trouble;
    }

    /** As it is shown and copied; empty when there is no log. */
    StringProperty text() {
        return text;
    }

    /** Whether the file has more than is shown. */
    BooleanProperty cut() {
        return cut;
    }

    /** The whole of it, in English. */
    Path file() {
        return file;
    }

    private record Tail(long size, String text) {}

    /** Called about once a second while the tab is open. */
    void tick() {
        if (reading) {
            return;
        }
        reading = true;
        long known = size;
        background.atOnce(
                () -> read(known),
                tail -> {
                    reading = false;
                    tail.ifPresent(this::take);
                },
                failure -> {
                    reading = false;
                    trouble.accept(failure);
                });
    }

    private void take(Tail tail) {
        size = tail.size();
        cut.set(tail.size() > MOST_BYTES);
        text.set(tail.text());
    }

    /** The end of the file, unless it is as long as before. */
    private Optional<Tail> read(long known) throws IOException {
        if (!Files.isRegularFile(file) || Files.size(file) == known) {
            return Optional.empty();
        }
        try (SeekableByteChannel channel = Files.newByteChannel(file)) {
            long length = channel.size();
            long from = Math.max(0, length - MOST_BYTES);
            ByteBuffer bytes = ByteBuffer.allocate((int) (length - from));
            channel.position(from);
            while (bytes.hasRemaining() && channel.read(bytes) >= 0) {
                Thread.onSpinWait();
            }
            String end = new String(bytes.array(), 0, bytes.position(), StandardCharsets.UTF_8);
            // It begins with a whole line.
            String lines = from == 0 ? end : end.substring(end.indexOf('\n') + 1);
            return Optional.of(new Tail(length, words.told(Foreign.lines(lines))));
        }
    }
}
