package dev.sluice.cli.terminal;

import static java.lang.foreign.ValueLayout.ADDRESS;
import static java.lang.foreign.ValueLayout.JAVA_INT;

import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.MemorySegment;
import java.lang.invoke.MethodHandle;

/**
 * Switches off the echo of the terminal that standard output leads to, and nothing else: Ctrl-C and
 * Ctrl-Z work on, and what is typed waits for whoever reads it next.
 *
 * <p>Why at all: the terminal itself writes what is typed where the cursor is. An Enter takes the
 * cursor down a line without a word to the program, whose next redraw then begins in the middle of
 * its own lines and leaves the upper ones standing for ever. Asking the terminal where the cursor
 * is would mean to read the keyboard, and what was typed for the shell would be lost. The calls are
 * made here rather than by the program {@code stty}, because the echo must be back before a signal
 * ends the process, when there is no time to start another.
 */
final class PosixKeyboard implements Keyboard {
    private static final int STDOUT = 1;
    private static final int NOW = 0; // TCSANOW
    private static final int ECHO = 0x8;

    /** More than any system's struct termios takes (Linux 60 bytes, macOS 72). */
    private static final long STRUCT_BYTES = 256;

    /** Where its fourth field lies, the local modes; fields before it take 4 or 8 bytes each. */
    private static final long LOCAL_MODES_LINUX = 12;

    private static final long LOCAL_MODES_BSD = 24;

    private final MethodHandle read = attributes("tcgetattr", ADDRESS);
    private final MethodHandle write = attributes("tcsetattr", JAVA_INT, ADDRESS);
    private final MethodHandle groupInFront =
            CLibrary.function("tcgetpgrp", FunctionDescriptor.of(JAVA_INT, JAVA_INT));
    private final int ownGroup =
            CLibrary.call(CLibrary.function("getpgrp", FunctionDescriptor.of(JAVA_INT)));
    private final long localModes;
    private boolean hushed;

    PosixKeyboard(boolean linux) {
        this.localModes = linux ? LOCAL_MODES_LINUX : LOCAL_MODES_BSD;
    }

    private static MethodHandle attributes(String name, java.lang.foreign.MemoryLayout... rest) {
        return CLibrary.function(
                name, FunctionDescriptor.of(JAVA_INT, JAVA_INT).appendArgumentLayouts(rest));
    }

    @Override
    public boolean inFront() {
        int group = CLibrary.call(groupInFront, STDOUT);
        // None when the terminal does not control this process; then nothing else does either.
        return group < 0 || group == ownGroup;
    }

    @Override
    public synchronized void hush() {
        if (change(modes -> modes & ~ECHO)) {
            hushed = true;
        }
    }

    @Override
    public synchronized void restore() {
        // A shell that has taken the terminal back has set it up for itself, and a process in the
        // background would be stopped for trying.
        if (hushed && inFront()) {
            change(modes -> modes | ECHO);
        }
        hushed = false;
    }

    /** Answers whether there was something to change and it was. */
    private boolean change(java.util.function.IntUnaryOperator how) {
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment state = arena.allocate(STRUCT_BYTES, Long.BYTES);
            if (CLibrary.call(read, STDOUT, state) != 0) {
                return false;
            }
            int modes = state.get(JAVA_INT, localModes);
            int wanted = how.applyAsInt(modes);
            state.set(JAVA_INT, localModes, wanted);
            return wanted != modes && CLibrary.call(write, STDOUT, NOW, state) == 0;
        }
    }
}
