package dev.sluice.pipelines.process;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;

/** Keeps the last few lines of a child, of which a failure is told. Any thread. */
public final class LastLines implements LineListener {
    private static final int LONGEST = 400;

    private final int most;
    private final Deque<String> lines = new ArrayDeque<>();

    /**
     * @param most how many lines are kept
     */
    public LastLines(int most) {
        this.most = most;
    }

    @Override
    public synchronized void line(String text) {
        String plain = text.strip();
        if (plain.isEmpty()) {
            return;
        }
        if (lines.size() == most) {
            lines.removeFirst();
        }
        lines.addLast(plain.length() <= LONGEST ? plain : plain.substring(0, LONGEST) + "…");
    }

    /** Oldest first. */
    public synchronized List<String> lines() {
        return List.copyOf(lines);
    }
}
