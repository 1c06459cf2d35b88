package dev.sluice.engine.link;

import java.util.List;
import java.util.Optional;

/** The owner's window, once there is one. Any thread may use it. */
final class Window {
    private volatile Optional<FaceHandler> face = Optional.empty();

    void register(FaceHandler handler) {
        face = Optional.of(handler);
    }

    boolean isThere() {
        return face.isPresent();
    }

    /** Hands operands to the window. @return whether there is one */
    boolean open(List<String> operands) {
        Optional<FaceHandler> handler = face;
        handler.ifPresent(one -> one.open(operands));
        return handler.isPresent();
    }
}
