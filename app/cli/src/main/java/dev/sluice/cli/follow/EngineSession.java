package dev.sluice.cli.follow;

import dev.sluice.cli.call.CommandFailed;
import dev.sluice.cli.call.EngineOpener;
import dev.sluice.engine.Engine;
import dev.sluice.engine.link.Opened;

import java.nio.file.Path;
import java.util.List;

/**
 * The engine of a home for as long as a command needs it. When the process that had it open ends,
 * this one opens it itself.
 */
public final class EngineSession implements AutoCloseable {
    private final EngineOpener opener;
    private final Path home;
    private Opened opened;

    private EngineSession(EngineOpener opener, Path home, Opened opened) {
        this.opener = opener;
        this.home = home;
        this.opened = opened;
    }

    public static EngineSession open(EngineOpener opener, Path home) throws CommandFailed {
        return new EngineSession(opener, home, opener.open(home));
    }

    public Engine engine() {
        return opened.engine();
    }

    /** Whether jobs are worked on in this process. */
    public boolean owner() {
        return opened.owner();
    }

    /** What a person should know about the home; usually nothing. */
    public List<String> notices() {
        return opened.notices();
    }

    /** Opens the engine again after its owner has gone; whoever is first becomes the owner. */
    public void reopen() throws CommandFailed {
        opened.close();
        opened = opener.open(home);
    }

    @Override
    public void close() {
        opened.close();
    }
}
