package dev.sluice.desktop.window;

import dev.sluice.desktop.text.Times;
import dev.sluice.ui.Messages;

import java.time.LocalTime;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;

/** What was told since the window was opened, the newest first. */
final class RecentNotices {
    private static final int MOST = 12;

    private final Times times;
    private final Deque<String> lines = new ArrayDeque<>();

    RecentNotices(Messages messages) {
        times = new Times(messages);
    }

    void add(LocalTime at, String sentence) {
        lines.addFirst(times.clock(at) + "  " + sentence);
        if (lines.size() > MOST) {
            lines.removeLast();
        }
    }

    List<String> lines() {
        return List.copyOf(lines);
    }
}
