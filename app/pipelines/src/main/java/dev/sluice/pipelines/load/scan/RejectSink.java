package dev.sluice.pipelines.load.scan;

import java.io.IOException;

/** Takes the bad rows of a file, in order, on the scanning thread. */
@FunctionalInterface
public interface RejectSink {
    RejectSink NONE = row -> {};

    void accept(BadRow row) throws IOException;
}
