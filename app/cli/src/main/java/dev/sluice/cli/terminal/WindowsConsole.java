package dev.sluice.cli.terminal;

import static java.lang.foreign.ValueLayout.ADDRESS;
import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_SHORT;

import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.SymbolLookup;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.MethodHandle;

/**
 * Asks the console of Windows about standard output and has it understand escape sequences. See
 * "Console Virtual Terminal Sequences" in Microsoft's documentation.
 */
@SuppressWarnings("restricted") // the launchers enable native access
final class WindowsConsole {
    private static final int STD_OUTPUT_HANDLE = -11;
    private static final int ENABLE_VIRTUAL_TERMINAL_PROCESSING = 4;

    private final MethodHandle bufferInfo;
    private final MemorySegment output;

    private WindowsConsole(MethodHandle bufferInfo, MemorySegment output) {
        this.bufferInfo = bufferInfo;
        this.output = output;
    }

    static Screen open(boolean unicode) {
        SymbolLookup kernel = SymbolLookup.libraryLookup("kernel32", Arena.global());
        MemorySegment output =
                (MemorySegment)
                        call(
                                function(
                                        kernel,
                                        "GetStdHandle",
                                        FunctionDescriptor.of(ADDRESS, JAVA_INT)),
                                STD_OUTPUT_HANDLE);
        FunctionDescriptor handleAndPointer = FunctionDescriptor.of(JAVA_INT, ADDRESS, ADDRESS);
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment mode = arena.allocate(JAVA_INT);
            boolean console =
                    (int) call(function(kernel, "GetConsoleMode", handleAndPointer), output, mode)
                            != 0;
            int wanted = mode.get(JAVA_INT, 0) | ENABLE_VIRTUAL_TERMINAL_PROCESSING;
            FunctionDescriptor handleAndInt = FunctionDescriptor.of(JAVA_INT, ADDRESS, JAVA_INT);
            if (!console
                    || (int) call(function(kernel, "SetConsoleMode", handleAndInt), output, wanted)
                            == 0) {
                return Screen.none(unicode);
            }
        }
        MethodHandle info = function(kernel, "GetConsoleScreenBufferInfo", handleAndPointer);
        // A console shows what is typed only while somebody reads it.
        return new Screen(true, new WindowsConsole(info, output)::size, unicode, Keyboard.HARMLESS);
    }

    private Size size() {
        try (Arena arena = Arena.ofConfined()) {
            // CONSOLE_SCREEN_BUFFER_INFO: eleven 16-bit fields, the window's edges from the sixth
            MemorySegment info = arena.allocate(JAVA_SHORT, 11);
            if ((int) call(bufferInfo, output, info) == 0) {
                return Size.USUAL;
            }
            int columns = edge(info, 7) - edge(info, 5) + 1;
            int rows = edge(info, 8) - edge(info, 6) + 1;
            return rows < 1 || columns < 1 ? Size.USUAL : new Size(columns, rows);
        }
    }

    private static int edge(MemorySegment info, int index) {
        return info.getAtIndex(ValueLayout.JAVA_SHORT, index);
    }

    private static MethodHandle function(
            SymbolLookup library, String name, FunctionDescriptor type) {
        return Linker.nativeLinker().downcallHandle(library.findOrThrow(name), type);
    }

    private static Object call(MethodHandle function, Object... arguments) {
        try {
            return function.invokeWithArguments(arguments);
        } catch (Throwable e) {
            throw new IllegalStateException("A call into the console failed.", e);
        }
    }
}
