package dev.sluice.cli.terminal;

import static java.lang.foreign.ValueLayout.JAVA_INT;

import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.invoke.MethodHandle;

/** Functions of the C library that is loaded already; there is none to be used on Windows. */
@SuppressWarnings("restricted") // the launchers enable native access
public final class CLibrary {
    private CLibrary() {}

    /** Sends this process a signal, whoever hears it; returns when that has had its effect. */
    public static void raise(int signal) {
        call(function("raise", FunctionDescriptor.of(JAVA_INT, JAVA_INT)), signal);
    }

    static MethodHandle function(String name, FunctionDescriptor type, Linker.Option... options) {
        Linker linker = Linker.nativeLinker();
        return linker.downcallHandle(linker.defaultLookup().findOrThrow(name), type, options);
    }

    /** Calls a function that answers with an int. */
    static int call(MethodHandle function, Object... arguments) {
        try {
            return (int) function.invokeWithArguments(arguments);
        } catch (Throwable e) {
            throw new IllegalStateException("A call into the C library failed.", e);
        }
    }
}
