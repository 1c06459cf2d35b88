package dev.sluice.engine.schedule;

/** Where work runs, as a port: threads in production, steps of a simulation in tests. */
public interface Workers {
    /** Runs work that mostly waits for the network. */
    void startWaiting(String name, Runnable work);

    /** Runs work that computes, reads disks or calls native code. */
    void startComputing(String name, Runnable work);

    /** Runs store writes; one after the other. */
    void startWriting(Runnable work);

    /** Tells subscribers; one after the other. */
    void startTelling(Runnable work);

    /** Ends all threads; work still running is interrupted. */
    void close();
}
