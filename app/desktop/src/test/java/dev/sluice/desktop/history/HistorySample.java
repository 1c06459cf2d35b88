package dev.sluice.desktop.history;

import dev.sluice.engine.job.Failure;
import dev.sluice.engine.job.JobRequest;
import dev.sluice.engine.job.JobState;
import dev.sluice.engine.store.HistoryQuery;
import dev.sluice.ui.Messages;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.Random;

/** The picture of the design, made of the real page. */
public final class HistorySample {
    private static final int MANY = 10_000;

    private HistorySample() {}

    /**
     * @param what history-many for ten thousand jobs, history-empty for none; else the few of the
     *     picture
     */
    public static HistoryView page(Messages messages, String what) {
        Past past =
                switch (what) {
                    case "history-many" -> many();
                    case "history-empty" -> new Past();
                    default -> few();
                };
        HistoryViewModel model = model(messages, past);
        HistoryView view = new HistoryView(model, messages, new NoHost());
        model.refresh();
        return view;
    }

    static HistoryViewModel model(Messages messages, Past past) {
        return new HistoryViewModel(
                messages,
                Clock.fixed(Past.NOW, ZoneOffset.UTC),
                (query, answer, failed) -> answer.accept(past.answer(query)),
                past::snapshot,
                failure -> {
                    throw new AssertionError(failure);
                });
    }

    private static Instant ago(long minutes) {
        return Past.NOW.minusSeconds(minutes * 60);
    }

    private static Past few() {
        Past past = new Past();
        past.add(
                        "invoices 2024-Q1",
                        "load",
                        JobState.COMPLETED_WITH_FAILURES,
                        ago(39),
                        Duration.ofSeconds(1082),
                        1,
                        2,
                        Optional.empty())
                .load("customers 2024-Q1", ago(58), Duration.ofSeconds(271), 1.02)
                .load("sales_events 2024-03", ago(70), Duration.ofSeconds(532), 0.97)
                .load("sales_events 2024-02", ago(79), Duration.ofSeconds(520), 1)
                .load("sales_events 2024-01", ago(88), Duration.ofSeconds(538), 1.03)
                .add(
                        "Newspapers 1890–1914",
                        "collect",
                        JobState.SUCCEEDED,
                        ago(1010),
                        Duration.ofSeconds(18_720),
                        1,
                        0,
                        Optional.empty())
                .add(
                        "Summer school 2023",
                        "media",
                        JobState.CANCELLED,
                        ago(1400),
                        Duration.ofSeconds(740),
                        1,
                        0,
                        Optional.empty())
                .load("iot_readings 2024-04", ago(1830), Duration.ofSeconds(156), 1.01)
                .add(
                        "صحف قديمة 1890 and a name so long that nobody could ever show all of it in"
                                + " one narrow column of a table",
                        "collect",
                        JobState.FAILED,
                        ago(2500),
                        Duration.ofSeconds(6000),
                        1,
                        3,
                        Optional.of(Failure.permanent("The disk is full; make room and retry.")));
        Random random = new Random(7);
        for (int i = 0; i < 18; i++) {
            past.load(
                    "sales_events 2023-" + i,
                    ago(3000 + 900L * i),
                    Duration.ofSeconds(100 + random.nextInt(5000)),
                    0.9 + random.nextDouble() * 0.2);
        }
        return past;
    }

    private static Past many() {
        Past past = new Past();
        Random random = new Random(7);
        for (int i = 0; i < MANY; i++) {
            past.load(
                    "job %05d".formatted(MANY - i),
                    ago(60L * i),
                    Duration.ofSeconds(100 + random.nextInt(5000)),
                    0.9 + random.nextDouble() * 0.2);
        }
        return past;
    }

    private static final class NoHost implements HistoryHost {
        @Override
        public void queue(JobRequest request) {}

        @Override
        public void saveAsPreset(JobRequest request) {}

        @Override
        public void openReport(HistoryRow row) {}

        @Override
        public void showJob(HistoryRow row) {}

        @Override
        public void export(HistoryQuery query) {}

        @Override
        public void say(String sentence) {}

        @Override
        public void closeHistory() {}
    }
}
