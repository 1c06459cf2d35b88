package dev.sluice.cli.words;

import dev.sluice.cli.terminal.Columns;

import java.util.ArrayList;
import java.util.List;
import java.util.function.ToIntFunction;

/**
 * Puts the lines of several phases under each other, so that their numbers stand in columns, and
 * gives up what matters least when there is too little room: first the item's name is shortened,
 * then the bar, the total of the measure, the name, the measure, the end and the rate. Verbs and
 * counts are never given up.
 */
public final class PhaseTable {
    private static final int BAR = 20;
    private static final int NARROW_BAR = 8;
    private static final int SHORTEST_ITEM = 10;
    private static final int LONGEST_ITEM = 40;

    private final Glyphs glyphs;

    public PhaseTable(Glyphs glyphs) {
        this.glyphs = glyphs;
    }

    /** How much of each line is shown. */
    private enum Detail {
        ALL(true, BAR, true, true, true, true),
        NARROW(true, NARROW_BAR, true, true, true, true),
        NO_TOTAL(true, NARROW_BAR, false, true, true, true),
        NO_BAR(true, 0, false, true, true, true),
        NO_ITEM(false, 0, false, true, true, true),
        NO_MEASURE(false, 0, false, false, true, true),
        NO_END(false, 0, false, false, false, true),
        COUNTS(false, 0, false, false, false, false);

        private final boolean item;
        private final int bar;
        private final boolean total;
        private final boolean measure;
        private final boolean left;
        private final boolean rate;

        Detail(boolean item, int bar, boolean total, boolean measure, boolean left, boolean rate) {
            this.item = item;
            this.bar = bar;
            this.total = total;
            this.measure = measure;
            this.left = left;
            this.rate = rate;
        }
    }

    /** Lines of at most {@code columns} columns, one a phase. */
    public List<String> lines(List<PhaseLine> phases, int columns) {
        for (Detail detail : Detail.values()) {
            int rest = columns - widthBehindText(phases, detail);
            int text = widest(phases, phase -> Columns.of(text(phase, detail, LONGEST_ITEM)));
            int least = widest(phases, phase -> Columns.of(text(phase, detail, SHORTEST_ITEM)));
            if (least <= rest || detail == Detail.COUNTS) {
                return render(phases, detail, Math.clamp(rest, 0, text), columns);
            }
        }
        throw new IllegalStateException("The last detail is always taken.");
    }

    private List<String> render(List<PhaseLine> phases, Detail detail, int textWidth, int columns) {
        List<String> lines = new ArrayList<>(phases.size());
        List<ToCell> cells = cells(detail);
        for (PhaseLine phase : phases) {
            int item = textWidth - Columns.of(phase.verb()) - 1;
            StringBuilder line =
                    new StringBuilder(Columns.padEnd(text(phase, detail, item), textWidth));
            if (detail.bar > 0) {
                line.append("  ").append(bar(phase, detail.bar));
            }
            if (phase.batches().isEmpty()) {
                cells(line, phase, phases, cells);
            } else {
                int width = widest(phases, p -> Columns.of(p.count()));
                line.append("  ")
                        .append(Columns.padStart(phase.count(), width))
                        .append(batches(phase));
            }
            if (detail.left && !phase.left().isEmpty()) {
                line.append("  ").append(phase.left());
            }
            lines.add(Columns.cutEnd(line.toString().stripTrailing(), columns));
        }
        return lines;
    }

    private static void cells(
            StringBuilder line, PhaseLine phase, List<PhaseLine> phases, List<ToCell> cells) {
        for (ToCell cell : cells) {
            int width = widest(phases, p -> Columns.of(cell.of(p)));
            if (width > 0) {
                line.append("  ").append(Columns.padStart(cell.of(phase), width));
            }
        }
    }

    /** Runs on from the count into the room of what comes after it. */
    private String batches(PhaseLine phase) {
        return phase.batches().isEmpty() ? "" : " " + glyphs.dot() + " " + phase.batches();
    }

    private int widthBehindText(List<PhaseLine> phases, Detail detail) {
        int width = detail.bar > 0 ? detail.bar + 2 : 0;
        for (ToCell cell : cells(detail)) {
            int cellWidth = widest(phases, phase -> Columns.of(cell.of(phase)));
            width += cellWidth > 0 ? cellWidth + 2 : 0;
        }
        int left = detail.left ? widest(phases, phase -> Columns.of(phase.left())) : 0;
        int batched =
                (detail.bar > 0 ? detail.bar + 2 : 0)
                        + widest(phases, phase -> Columns.of(phase.count()) + 2)
                        + widest(phases, phase -> Columns.of(batches(phase)));
        return Math.max(width + (left > 0 ? left + 2 : 0), batched);
    }

    private String text(PhaseLine phase, Detail detail, int itemWidth) {
        if (!detail.item || phase.item().isEmpty() || itemWidth < 2) {
            return phase.verb();
        }
        return phase.verb() + " " + Columns.cutMiddle(phase.item(), itemWidth, glyphs.ellipsis());
    }

    private String bar(PhaseLine phase, int width) {
        if (phase.fraction().isEmpty()) {
            return glyphs.open().repeat(width);
        }
        double fraction = Math.clamp(phase.fraction().get(), 0.0, 1.0);
        int failed = (int) Math.ceil(phase.failedFraction() * width);
        int full = Math.max(0, (int) Math.floor(fraction * width + 1e-9) - failed);
        int rest = Math.max(0, width - full - failed);
        return glyphs.full().repeat(full)
                + glyphs.failed().repeat(Math.min(failed, width - full))
                + glyphs.rest().repeat(rest);
    }

    private static List<ToCell> cells(Detail detail) {
        List<ToCell> cells = new ArrayList<>();
        cells.add(PhaseLine::count);
        if (detail.measure) {
            cells.add(detail.total ? PhaseLine::measure : PhaseLine::measureDone);
        }
        if (detail.rate) {
            cells.add(PhaseLine::rate);
        }
        return cells;
    }

    private static int widest(List<PhaseLine> phases, ToIntFunction<PhaseLine> width) {
        return phases.stream().mapToInt(width).max().orElse(0);
    }

    /** One column of the table. */
    private interface ToCell {
        String of(PhaseLine phase);
    }
}
