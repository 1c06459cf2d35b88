package dev.sluice.pipelines.media.playlist;

import dev.sluice.pipelines.http.HttpProblem;
import dev.sluice.pipelines.http.Link;
import dev.sluice.pipelines.http.PlainText;

import java.nio.file.Path;

/** Where a list lies. */
sealed interface Place {
    record OnServer(Link link) implements Place {}

    record OnDisk(Path file) implements Place {}

    /** As a cursor keeps it. */
    default String text() {
        return switch (this) {
            case OnServer(Link link) -> "l" + link;
            case OnDisk(Path file) -> "f" + file;
        };
    }

    static Place parse(String text) throws HttpProblem {
        String rest = text.substring(1);
        return text.startsWith("l") ? new OnServer(Link.parse(rest)) : new OnDisk(Path.of(rest));
    }

    /** As sentences name it. */
    default String shown() {
        return switch (this) {
            case OnServer(Link link) -> link.shown();
            case OnDisk(Path file) -> PlainText.of(file.toString(), 300);
        };
    }
}
