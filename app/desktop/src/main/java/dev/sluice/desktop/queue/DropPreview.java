package dev.sluice.desktop.queue;

import dev.sluice.ui.Icon;

import java.util.List;

/**
 * What would happen if the things that hover over the window were dropped now.
 *
 * @param title "Drop to add 14 jobs"
 * @param detail "31 files and 1 link, 65.2 GB so far. Still looking into 1 folder."
 * @param lines one a kind of thing found
 */
public record DropPreview(String title, String detail, List<Line> lines) {

    public DropPreview {
        lines = List.copyOf(lines);
    }

    /**
     * One kind of thing and what it becomes.
     *
     * @param icon the pipeline's or the thing's
     * @param what "24 TSV files"
     * @param which "web_orders_2024-01_a.tsv and 23 more · 62.6 GB"
     * @param becomes "Load, 12 months", or "Not added"
     * @param becomesDetail "12 jobs in one group"
     * @param refused whether it would not be added, which is shown as a warning
     */
    public record Line(
            Icon icon,
            String what,
            String which,
            String becomes,
            String becomesDetail,
            boolean refused) {}
}
