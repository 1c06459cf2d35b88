package dev.sluice.cli.call;

import dev.sluice.cli.terminal.CLibrary;

import org.slf4j.LoggerFactory;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.util.List;
import java.util.Objects;

/**
 * Hears Ctrl-C, a request to end, a closed terminal and Ctrl-Z. A shutdown hook would not do: the
 * JVM would choose the exit code, and a second Ctrl-C would have no effect.
 */
public final class SystemSignals {
    private static final List<String> ENDING = List.of("INT", "TERM", "HUP");
    private static final String SUSPENDING = "TSTP";

    // sun.misc.Signal is supported (module jdk.unsupported), but naming it in the source is a
    // warning that cannot be switched off.
    private final Class<?> signal;
    private final Class<?> handler;

    private SystemSignals() throws ClassNotFoundException {
        signal = Class.forName("sun.misc.Signal");
        handler = Class.forName("sun.misc.SignalHandler");
    }

    /** Passes signals on from now on. */
    public static void passTo(Interrupts interrupts) {
        try {
            SystemSignals signals = new SystemSignals();
            for (String name : ENDING) {
                signals.listen(name, interrupts::interrupt);
            }
            signals.listen(SUSPENDING, () -> interrupts.suspend(signals::stop));
        } catch (ReflectiveOperationException | RuntimeException e) {
            LoggerFactory.getLogger(SystemSignals.class).warn("Signals cannot be heard", e);
        }
    }

    /** Stops the program as if nobody had heard Ctrl-Z; returns once it is continued. */
    private void stop() {
        try {
            Object before = handle(SUSPENDING, standard("SIG_DFL"));
            Object number = signal.getMethod("getNumber").invoke(named(SUSPENDING));
            // Java raises only what somebody in Java hears.
            CLibrary.raise((int) number);
            handle(SUSPENDING, before);
        } catch (ReflectiveOperationException e) {
            LoggerFactory.getLogger(SystemSignals.class).warn("Ctrl-Z cannot stop the program", e);
        }
    }

    private void listen(String name, Runnable action) throws ReflectiveOperationException {
        try {
            Object before = handle(name, passOn(action));
            if (Objects.equals(before, standard("SIG_IGN"))) {
                // nohup and background jobs of plain shells ignore signals on purpose
                handle(name, before);
            }
        } catch (InvocationTargetException e) {
            // Windows has neither HUP nor TSTP, and some JVM options reserve a signal.
            LoggerFactory.getLogger(SystemSignals.class).debug("SIG{} cannot be heard", name, e);
        }
    }

    private Object passOn(Runnable action) {
        return Proxy.newProxyInstance(
                handler.getClassLoader(),
                new Class<?>[] {handler},
                (proxy, method, arguments) -> {
                    return switch (method.getName()) {
                        case "handle" -> {
                            action.run();
                            yield null;
                        }
                        case "hashCode" -> System.identityHashCode(proxy);
                        case "equals" -> false;
                        default -> "passes signals on";
                    };
                });
    }

    /** Sets what hears a signal; answers with what did before. */
    private Object handle(String name, Object how) throws ReflectiveOperationException {
        return signal.getMethod("handle", signal, handler).invoke(null, named(name), how);
    }

    private Object named(String name) throws ReflectiveOperationException {
        return signal.getConstructor(String.class).newInstance(name);
    }

    private Object standard(String name) throws ReflectiveOperationException {
        return handler.getField(name).get(null);
    }
}
