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
        Linker linker = Linker.nativeLinker();
        MethodHandle isatty =
                linker.downcallHandle(
                        linker.defaultLookup().findOrThrow("isatty"),
                        FunctionDescriptor.of(JAVA_INT, JAVA_INT));
        if (call(isatty, STDOUT) != 1) {
            return Screen.none(unicode);
        }
        MethodHandle ioctl =
                linker.downcallHandle(
                        linker.defaultLookup().findOrThrow("ioctl"),
                        FunctionDescriptor.of(JAVA_INT, JAVA_INT, JAVA_LONG, ADDRESS),
                        Linker.Option.firstVariadicArg(2));
        boolean linux = System.getProperty("os.name", "").equals("Linux");
        PosixTerminal terminal =
                new PosixTerminal(ioctl, linux ? TIOCGWINSZ_LINUX : TIOCGWINSZ_BSD);
        return new Screen(true, terminal::size, unicode);
    }

    private Size size() {
        try (Arena arena = Arena.ofConfined()) {
            // struct winsize: rows, columns, and two fields for pixels, 16 bits each
            MemorySegment window = arena.allocate(JAVA_SHORT, 4);
            if (call(ioctl, STDOUT, request, window) != 0) {
                return Size.USUAL;
            }
            int rows = window.getAtIndex(JAVA_SHORT, 0);
            int columns = window.getAtIndex(JAVA_SHORT, 1);
            return rows < 1 || columns < 1 ? Size.USUAL : new Size(columns, rows);
        }
    }

    private static int call(MethodHandle function, Object... arguments) {
        try {
            return (int) function.invokeWithArguments(arguments);
        } catch (Throwable e) {
            throw new IllegalStateException("A call into the C library failed.", e);
        }
    }
}
