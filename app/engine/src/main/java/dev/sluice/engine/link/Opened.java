package dev.sluice.engine.link;

import dev.sluice.engine.Engine;

import java.util.List;

/**
 * The engine of a home, running here or in another process. Close it once; an engine that runs here
 * then stops its work, one that runs elsewhere does not.
 */
public interface Opened extends AutoCloseable {
    Engine engine();

    /** Whether the engine runs in this process. */
    boolean owner();

    /** Sentences for the person, such as that a damaged database was set aside; usually none. */
    List<String> notices();

    /**
     * Offers this process's window to others that are started with files or links. Only an owner
     * has others; elsewhere it does nothing.
     */
    void register(FaceHandler window);

    /**
     * Hands operands to the window of the owner, when that is another process and has one.
     *
     * @param operands absolute paths and links; may be empty, to bring the window to the front
     * @return whether a window took them
     */
    boolean handOver(List<String> operands);

    /** Runs an action once the process that runs the engine has ended, at once if it has. */
    void onGone(Runnable action);

    @Override
    void close();
}
