package dev.sluice.cli.terminal;

import static java.lang.foreign.ValueLayout.ADDRESS;
import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_LONG;
import static java.lang.foreign.ValueLayout.JAVA_SHORT;

import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemorySegment;
import java.lang.invoke.MethodHandle;

/** Asks the C library of Linux and macOS about standard output. */
@SuppressWarnings("restricted") // the launchers enable native access
final class PosixTerminal {
    private static final int STDOUT = 1;
    private static final long TIOCGWINSZ_LINUX = 0x5413;
    private static final long TIOCGWINSZ_BSD = 0x40087468;

    private final MethodHandle ioctl;
    private final long request;

    private PosixTerminal(MethodHandle ioctl, long request) {
        this.ioctl = ioctl;
        this.request = request;
    }

    static Screen open(boolean unicode) {
        MethodHandle isatty =
                CLibrary.function("isatty", FunctionDescriptor.of(JAVA_INT, JAVA_INT));
        if (CLibrary.call(isatty, STDOUT) != 1) {
            return Screen.none(unicode);
        }
        MethodHandle ioctl =
                CLibrary.function(
                        "ioctl",
                        FunctionDescriptor.of(JAVA_INT, JAVA_INT, JAVA_LONG, ADDRESS),
                        Linker.Option.firstVariadicArg(2));
        boolean linux = System.getProperty("os.name", "").equals("Linux");
        PosixTerminal terminal =
                new PosixTerminal(ioctl, linux ? TIOCGWINSZ_LINUX : TIOCGWINSZ_BSD);
        return new Screen(true, terminal::size, unicode, new PosixKeyboard(linux));
    }

    private Size size() {
        try (Arena arena = Arena.ofConfined()) {
            // struct winsize: rows, columns, and two fields for pixels, 16 bits each
            MemorySegment window = arena.allocate(JAVA_SHORT, 4);
            if (CLibrary.call(ioctl, STDOUT, request, window) != 0) {
                return Size.USUAL;
            }
            int rows = window.getAtIndex(JAVA_SHORT, 0);
            int columns = window.getAtIndex(JAVA_SHORT, 1);
            return rows < 1 || columns < 1 ? Size.USUAL : new Size(columns, rows);
        }
    }
}
