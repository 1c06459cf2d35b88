package dev.sluice.pipelines.load.pack;

import java.io.IOException;

/**
 * Hears of each finished part, in order, on the packing thread; what it throws ends the packing.
 */
@FunctionalInterface
public interface PartListener {
    PartListener NONE = part -> {};

    void finished(PartInfo part) throws IOException;
}
