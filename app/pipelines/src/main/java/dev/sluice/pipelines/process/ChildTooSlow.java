package dev.sluice.pipelines.process;

import java.io.IOException;

/** A child was ended because it took longer than it may. */
public final class ChildTooSlow extends IOException {
    private static final long serialVersionUID = 1;

    ChildTooSlow(ChildCommand command) {
        super(
                "%s took longer than %d s and was ended"
                        .formatted(
                                command.executable(),
                                command.limit().map(limit -> limit.toSeconds()).orElse(0L)));
    }
}
