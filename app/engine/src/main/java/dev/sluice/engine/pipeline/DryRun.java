package dev.sluice.engine.pipeline;

import java.util.List;

/**
 * What a request would do, found out without writing anything.
 *
 * @param items how many items there are
 * @param weight their summed weight, in bytes where items are files
 * @param lines the plan in words, one thing a line
 */
public record DryRun(long items, long weight, List<String> lines) {
    public DryRun {
        lines = List.copyOf(lines);
    }
}
