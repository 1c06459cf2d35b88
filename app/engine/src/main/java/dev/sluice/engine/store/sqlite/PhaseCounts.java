package dev.sluice.engine.store.sqlite;

import dev.sluice.engine.job.PhaseId;
import dev.sluice.engine.store.PhaseTotals;

import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;

/** The packed counters of one job's phases, as column {@code counted} holds them. */
final class PhaseCounts {
    static final int DONE = 0;
    static final int SKIPPED = 1;
    static final int FAILED = 2;
    static final int UNITS = 3;
    static final int DONE_WEIGHT = 4;
    static final int SKIPPED_WEIGHT = 5;
    static final int FAILED_WEIGHT = 6;
    static final int WORKED_MILLIS = 7;
    private static final int NUMBERS = 8;

    private final Map<Integer, long[]> byPhase = new TreeMap<>();

    /** The counters of a phase, for change. */
    long[] of(int phase) {
        return byPhase.computeIfAbsent(phase, key -> new long[NUMBERS]);
    }

    void add(PhaseCounts more) {
        more.byPhase.forEach((phase, numbers) -> {
            long[] sums = of(phase);
            for (int i = 0; i < NUMBERS; i++) {
                sums[i] += numbers[i];
            }
        });
    }

    static PhaseCounts unpack(String text) {
        PhaseCounts counts = new PhaseCounts();
        int at = 0;
        while (at < text.length()) {
            int end = end(text, at, ' ');
            long[] numbers = counts.of((int) number(text, at, end));
            for (int i = 0; i < NUMBERS; i++) {
                at = end + 1;
                end = end(text, at, i < NUMBERS - 1 ? ' ' : ';');
                numbers[i] = number(text, at, end);
            }
            at = end + 1;
        }
        return counts;
    }

    private static int end(String text, int from, char separator) {
        int end = text.indexOf(separator, from);
        return end < 0 ? text.length() : end;
    }

    private static long number(String text, int from, int to) {
        return Long.parseLong(text, from, to, 10);
    }

    String pack() {
        StringBuilder text = new StringBuilder();
        byPhase.forEach((phase, numbers) -> {
            text.append(phase);
            for (long number : numbers) {
                text.append(' ').append(number);
            }
            text.append(';');
        });
        return text.toString();
    }

    Map<PhaseId, PhaseTotals> totals(PhaseNumbers phases) {
        Map<PhaseId, PhaseTotals> totals = HashMap.newHashMap(byPhase.size());
        byPhase.forEach((phase, n) ->
                totals.put(
                        phases.phase(phase),
                        new PhaseTotals(
                                n[DONE],
                                n[SKIPPED],
                                n[FAILED],
                                n[UNITS],
                                n[DONE_WEIGHT],
                                n[SKIPPED_WEIGHT],
                                n[FAILED_WEIGHT],
                                n[WORKED_MILLIS])));
        return totals;
    }
}
