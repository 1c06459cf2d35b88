package dev.sluice.cli.call;

import org.slf4j.LoggerFactory;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.util.List;
import java.util.Objects;

/**
 * Hears Ctrl-C, a request to end and a closed terminal. A shutdown hook would not do: the JVM would
 * choose the exit code, and a second Ctrl-C would have no effect.
 */
public final class SystemSignals {
    private static final List<String> NAMES = List.of("INT", "TERM", "HUP");

    private SystemSignals() {}

    /** Passes signals on from now on. */
    public static void passTo(Interrupts interrupts) {
        try {
            // sun.misc.Signal is supported (module jdk.unsupported), but naming it in the source
            // is a warning that cannot be switched off.
            Class<?> signal = Class.forName("sun.misc.Signal");
            Class<?> handler = Class.forName("sun.misc.SignalHandler");
            Object passOn =
                    Proxy.newProxyInstance(
                            handler.getClassLoader(),
                            new Class<?>[] {handler},
                            (proxy, method, arguments) -> {
                                return switch (method.getName()) {
                                    case "handle" -> {
                                        interrupts.interrupt();
                                        yield null;
                                    }
                                    case "hashCode" -> System.identityHashCode(proxy);
                                    case "equals" -> false;
                                    default -> "passes signals on";
                                };
                            });
            for (String name : NAMES) {
                handle(signal, handler, name, passOn);
            }
        } catch (ReflectiveOperationException | RuntimeException e) {
            LoggerFactory.getLogger(SystemSignals.class).warn("Signals cannot be heard", e);
        }
    }

    private static void handle(Class<?> signal, Class<?> handler, String name, Object passOn)
            throws ReflectiveOperationException {
        try {
            Object instance = signal.getConstructor(String.class).newInstance(name);
            Object before =
                    signal.getMethod("handle", signal, handler).invoke(null, instance, passOn);
            if (Objects.equals(before, handler.getField("SIG_IGN").get(null))) {
                // nohup and background jobs of plain shells ignore signals on purpose
                signal.getMethod("handle", signal, handler).invoke(null, instance, before);
            }
        } catch (InvocationTargetException e) {
            // Windows has no HUP, and some JVM options reserve a signal.
            LoggerFactory.getLogger(SystemSignals.class).debug("SIG{} cannot be heard", name, e);
        }
    }
}
