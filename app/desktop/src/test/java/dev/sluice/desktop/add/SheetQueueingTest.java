package dev.sluice.desktop.add;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.desktop.detail.AtOnce;
import dev.sluice.desktop.fx.Background;
import dev.sluice.engine.Engine;
import dev.sluice.engine.Submission;
import dev.sluice.engine.job.JobRequest;
import dev.sluice.engine.pipeline.Pipeline;
import dev.sluice.pipelines.load.LoadPipeline;
import dev.sluice.pipelines.media.MediaPipeline;
import dev.sluice.ui.Messages;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.lang.reflect.Proxy;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.YearMonth;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/** What is queued, when it is asked for at an awkward moment. */
final class SheetQueueingTest {
    private static final Messages ENGLISH = Messages.of(Locale.ENGLISH);

    @TempDir Path folder;

    private final Deque<Runnable> later = new ArrayDeque<>();
    private final List<JobRequest> queued = new ArrayList<>();
    private final List<String> told = new ArrayList<>();
    private Path data;

    @BeforeEach
    void threeMonths() throws Exception {
        data = Files.createDirectory(folder.resolve("drop"));
        for (int month = 1; month <= 3; month++) {
            Files.writeString(data.resolve("orders_2024-0%d.tsv".formatted(month)), "id\n1\n");
        }
    }

    @Test
    void monthsThatAreFoundAfterQueueWasPressedAreNotLeftOut() {
        AddSheetModel sheet = sheet(new LoadPipeline());
        SheetQueueing queueing = queueing(sheet);
        sheet.show(found(false, 1, 2));

        queueing.queue(Submission.Start.NOW);
        assertThat(queued).isEmpty();
        assertThat(queueing.waits().get()).isTrue();
        sheet.show(found(true, 1, 2, 3));
        queueing.counted();

        assertThat(queued)
                .extracting(JobRequest::name)
                .containsExactly("orders 2024-01", "orders 2024-02", "orders 2024-03");
        assertThat(queueing.waits().get()).isFalse();
    }

    @Test
    void aFirstLookThatHasSeenOneMonthDoesNotMakeOneJobOfAll() {
        AddSheetModel sheet = sheet(new LoadPipeline());
        SheetQueueing queueing = queueing(sheet);
        sheet.show(found(false, 1));

        queueing.queue(Submission.Start.QUEUED);
        sheet.show(found(true, 1, 2, 3));
        queueing.counted();

        assertThat(queued).hasSize(3);
    }

    @Test
    void aMonthThatWasLeftOutWhileFilesWereCountedStaysLeftOut() {
        AddSheetModel sheet = sheet(new LoadPipeline());
        SheetQueueing queueing = queueing(sheet);
        sheet.show(found(false, 1, 2));
        queueing.queue(Submission.Start.QUEUED);
        sheet.months().getFirst().chosen().set(false);

        sheet.show(found(true, 1, 2, 3));
        queueing.counted();

        assertThat(queued)
                .extracting(JobRequest::name)
                .containsExactly("orders 2024-02", "orders 2024-03");
    }

    @Test
    void whatIsOneJobWhateverIsFoundDoesNotWaitForTheCount() {
        AddSheetModel sheet = sheet(new LoadPipeline());
        sheet.show(found(false, 1, 2));
        sheet.byMonth().set(false);
        queueing(sheet).queue(Submission.Start.QUEUED);
        assertThat(queued).singleElement().matches(job -> !job.options().containsKey("months"));

        AddSheetModel media =
                new AddSheetModel(
                        new MediaPipeline(), List.of("https://example.org/a"), folder, ENGLISH);
        queueing(media).queue(Submission.Start.QUEUED);
        assertThat(queued).hasSize(2);
    }

    @Test
    void aSheetThatIsClosedWhileItWaitsForTheCountQueuesNothing() {
        AddSheetModel sheet = sheet(new LoadPipeline());
        SheetQueueing queueing = queueing(sheet);
        queueing.queue(Submission.Start.QUEUED);

        queueing.release();
        sheet.show(found(true, 1, 2, 3));
        queueing.counted();

        assertThat(queued).isEmpty();
        assertThat(told).isEmpty();
    }

    @Test
    void whatWasOnItsWayWhenTheSheetClosedIsToldAsLate() {
        AddSheetModel sheet = sheet(new LoadPipeline());
        sheet.show(found(true, 1, 2, 3));
        SheetQueueing queueing = late(sheet);
        queueing.queue(Submission.Start.QUEUED);

        queueing.release();
        later.remove().run();

        assertThat(queued).hasSize(3);
        assertThat(told).containsExactly("late orders");
    }

    @Test
    void whatIsRefusedAfterTheSheetHasClosedIsToldToo() throws Exception {
        AddSheetModel sheet = sheet(new LoadPipeline());
        sheet.show(found(true, 1));
        for (int month = 1; month <= 3; month++) {
            Files.delete(data.resolve("orders_2024-0%d.tsv".formatted(month)));
        }
        SheetQueueing queueing = late(sheet);
        queueing.queue(Submission.Start.QUEUED);

        queueing.release();
        later.remove().run();

        assertThat(queued).isEmpty();
        assertThat(told).containsExactly("refused late orders");
    }

    private AddSheetModel sheet(Pipeline pipeline) {
        AddSheetModel sheet =
                new AddSheetModel(pipeline, List.of(data.toString()), folder, ENGLISH);
        sheet.field("table").orElseThrow().text().set("orders");
        return sheet;
    }

    private static Found found(boolean finished, int... months) {
        Map<YearMonth, Found.Share> shares = new TreeMap<>();
        for (int month : months) {
            shares.put(YearMonth.of(2024, month), new Found.Share(1, 5));
        }
        return new Found(
                months.length,
                5L * months.length,
                "orders_2024-01.tsv",
                "orders_2024-0",
                new TreeMap<>(shares),
                0,
                List.of(),
                0,
                List.of(),
                List.of(),
                List.of(),
                0,
                "",
                true,
                finished ? 0 : 1);
    }

    private SheetQueueing queueing(AddSheetModel sheet) {
        return queueing(sheet, AtOnce.background());
    }

    /** What comes of it is told when the test says so. */
    private SheetQueueing late(AddSheetModel sheet) {
        return queueing(sheet, new Background(later::add, new AtOnce(), new AtOnce()));
    }

    private SheetQueueing queueing(AddSheetModel sheet, Background background) {
        Engine engine =
                (Engine)
                        Proxy.newProxyInstance(
                                Engine.class.getClassLoader(),
                                new Class<?>[] {Engine.class},
                                (self, method, given) -> {
                                    queued.addAll(((Submission) given[0]).requests());
                                    return null;
                                });
        return new SheetQueueing(sheet, ENGLISH, background, () -> engine, new Told(), () -> {});
    }

    private final class Told implements AddSheet.Outcome {
        @Override
        public void queued(List<String> notes) {
            told.add("queued");
        }

        @Override
        public void cancelled() {
            told.add("cancelled");
        }

        @Override
        public void queuedLate(String name, List<String> notes) {
            told.add("late " + name);
        }

        @Override
        public void refusedLate(String name, Exception failure) {
            told.add("refused late " + name);
        }

        @Override
        public void changed(Pipeline other) {
            told.add("changed");
        }

        @Override
        public void failed(Exception failure) {
            told.add("failed");
        }
    }
}
