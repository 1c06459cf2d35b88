package dev.sluice.desktop.machine;

import static java.lang.foreign.ValueLayout.JAVA_BYTE;

import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.SymbolLookup;

/** See SetSuspendState in Microsoft's documentation of powrprof.h. */
@SuppressWarnings("restricted") // the launchers enable native access
final class WindowsPower implements Suspension {
    private static final byte NO = 0;

    @Override
    public boolean possible() {
        return true;
    }

    @Override
    public void suspend() throws NotPossible {
        byte done;
        try {
            done =
                    (byte)
                            Linker.nativeLinker()
                                    .downcallHandle(
                                            SymbolLookup.libraryLookup("powrprof", Arena.global())
                                                    .findOrThrow("SetSuspendState"),
                                            FunctionDescriptor.of(
                                                    JAVA_BYTE, JAVA_BYTE, JAVA_BYTE, JAVA_BYTE))
                                    .invokeExact(NO, NO, NO);
        } catch (Throwable e) {
            throw new NotPossible("SetSuspendState cannot be called.", e);
        }
        if (done == NO) {
            throw new NotPossible("SetSuspendState refused.");
        }
    }
}
