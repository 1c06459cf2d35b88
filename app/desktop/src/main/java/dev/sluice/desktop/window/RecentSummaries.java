package dev.sluice.desktop.window;

import dev.sluice.desktop.afterwards.Summary;
import dev.sluice.ui.Messages;

import java.time.LocalTime;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;

/** What was told since the window was opened, the newest first. */
final class RecentSummaries {
    private static final int MOST = 12;

    private final DateTimeFormatter time;
    private final Deque<String> lines = new ArrayDeque<>();

    RecentSummaries(Messages messages) {
        time = DateTimeFormatter.ofLocalizedTime(FormatStyle.SHORT).withLocale(messages.locale());
    }

    void add(LocalTime at, Summary summary) {
        lines.addFirst(time.format(at) + "  " + summary.text());
        if (lines.size() > MOST) {
            lines.removeLast();
        }
    }

    List<String> lines() {
        return List.copyOf(lines);
    }
}
