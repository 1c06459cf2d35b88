package dev.sluice.engine.link;

import java.util.List;

/** A window that can take files and links which another process was started with. */
@FunctionalInterface
public interface FaceHandler {
    /**
     * Comes to the front and offers to queue these; called on a thread of the link.
     *
     * @param operands absolute paths and links; may be empty
     */
    void open(List<String> operands);
}
