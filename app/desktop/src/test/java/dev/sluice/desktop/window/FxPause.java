package dev.sluice.desktop.window;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * One time that the FX thread let somebody wait, and what of it went where; all but {@code classes}
 * in nanoseconds.
 *
 * @param waited how long
 * @param worked what the FX thread computed
 * @param forCore how long it could have computed, and had no core; 0 where the system does not tell
 * @param collected what the garbage collector took
 * @param compiled what the compilers took beside it
 * @param classes how many classes were loaded
 * @param machine how late a thread was that does nothing but wake up: the part of the machine
 * @param doing what the program had been asked for
 * @param stacks what the FX thread was at, from time to time
 */
record FxPause(
        long waited,
        long worked,
        long forCore,
        long collected,
        long compiled,
        long classes,
        long machine,
        String doing,
        List<StackTraceElement[]> stacks) {
    private static final int FRAMES = 14;

    /**
     * Whether a thread that had nothing to do was late by most of it too, and not by a collection.
     */
    boolean isTheMachines() {
        return (machine - collected) * 2 > waited;
    }

    @Override
    public String toString() {
        return String.format(
                        Locale.ROOT,
                        "%.0f ms %s: %.0f at work, %.0f waiting for a core, %.0f collecting, %.0f"
                                + " compiling, %d classes loaded; the control thread %.0f late",
                        waited / 1e6,
                        doing,
                        worked / 1e6,
                        forCore / 1e6,
                        collected / 1e6,
                        compiled / 1e6,
                        classes,
                        machine / 1e6)
                + usual();
    }

    /** Where it stood most often: the innermost frame, and those of the program it came from. */
    private String usual() {
        return stacks.stream()
                .map(FxPause::shortened)
                .collect(Collectors.groupingBy(Function.identity(), Collectors.counting()))
                .entrySet()
                .stream()
                .sorted(
                        Map.Entry.<String, Long>comparingByValue(Comparator.reverseOrder())
                                .thenComparing(Map.Entry.comparingByKey()))
                .limit(2)
                .map(entry -> "\n    " + entry.getValue() + "× " + entry.getKey())
                .collect(Collectors.joining());
    }

    private static String shortened(StackTraceElement[] stack) {
        List<StackTraceElement> told =
                Arrays.stream(stack)
                        .filter(frame -> !frame.getClassName().startsWith("java.lang.reflect"))
                        .limit(80)
                        .toList();
        return IntStream.range(0, told.size())
                .filter(place ->
                        place < 3
                                || told.get(place).getClassName().startsWith("dev.sluice")
                                || (place > 0
                                        && !told.get(place)
                                                .getMethodName()
                                                .equals(told.get(place - 1).getMethodName())))
                .mapToObj(place -> name(told.get(place)))
                .limit(FRAMES)
                .collect(Collectors.joining(" < "));
    }

    private static String name(StackTraceElement frame) {
        String type = frame.getClassName();
        return type.substring(type.lastIndexOf('.') + 1)
                + "."
                + frame.getMethodName()
                + ":"
                + frame.getLineNumber();
    }
}
