package dev.sluice.desktop.machine;

import static java.lang.foreign.ValueLayout.JAVA_INT;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.SymbolLookup;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/**
 * See SetThreadExecutionState in Microsoft's documentation of winbase.h. What a thread asks for
 * holds as long as the thread lives, so all is asked by one that lives as long as the program.
 */
@SuppressWarnings("restricted") // the launchers enable native access
final class WindowsWakefulness implements Wakefulness {
    private static final Logger LOG = LoggerFactory.getLogger(WindowsWakefulness.class);
    private static final int ES_SYSTEM_REQUIRED = 0x00000001;
    private static final int ES_CONTINUOUS = 0x80000000;

    private final ExecutorService thread =
            Executors.newSingleThreadExecutor(
                    Thread.ofPlatform().daemon().name("stay-awake").factory());
    private boolean held;

    @Override
    public Optional<String> means() {
        return Optional.of("SetThreadExecutionState");
    }

    @Override
    public synchronized void keepAwake(boolean awake) {
        if (awake != held) {
            held = awake;
            thread.execute(() -> ask(awake ? ES_CONTINUOUS | ES_SYSTEM_REQUIRED : ES_CONTINUOUS));
        }
    }

    private static void ask(int flags) {
        try {
            int before =
                    (int)
                            Linker.nativeLinker()
                                    .downcallHandle(
                                            SymbolLookup.libraryLookup("kernel32", Arena.global())
                                                    .findOrThrow("SetThreadExecutionState"),
                                            FunctionDescriptor.of(JAVA_INT, JAVA_INT))
                                    .invokeExact(flags);
            if (before == 0) {
                LOG.warn("Windows does not let this program keep the machine awake.");
            }
        } catch (Throwable e) {
            LOG.warn("SetThreadExecutionState can't be called", e);
        }
    }
}
