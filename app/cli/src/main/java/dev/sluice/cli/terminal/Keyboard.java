package dev.sluice.cli.terminal;

/** What is typed at a terminal while a program draws on it. Safe for threads. */
public interface Keyboard {
    /** Where typing does no harm: a file, a pipe, a console that shows only what is read. */
    Keyboard HARMLESS =
            new Keyboard() {
                @Override
                public boolean inFront() {
                    return true;
                }

                @Override
                public void hush() {}

                @Override
                public void restore() {}
            };

    /** Whether the terminal is this program's to draw on; false for a job in the background. */
    boolean inFront();

    /** Keeps what is typed from showing; does nothing where that is so already. */
    void hush();

    /** Has what is typed show again, as before {@link #hush}. */
    void restore();
}
