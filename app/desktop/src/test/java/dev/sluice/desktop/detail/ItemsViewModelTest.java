package dev.sluice.desktop.detail;

import static dev.sluice.testkit.Histories.CHECK;
import static dev.sluice.testkit.Histories.aJob;
import static dev.sluice.testkit.Histories.end;
import static dev.sluice.testkit.Histories.items;
import static dev.sluice.testkit.Histories.jobId;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.engine.job.Failure;
import dev.sluice.engine.job.ItemId;
import dev.sluice.engine.job.JobId;
import dev.sluice.engine.job.JobState;
import dev.sluice.engine.store.Change;
import dev.sluice.engine.store.ItemEnd;
import dev.sluice.engine.store.ItemQuery;
import dev.sluice.testkit.MemoryJobStore;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

class ItemsViewModelTest {
    private static final JobId JOB = jobId(1);

    private final MemoryJobStore store = new MemoryJobStore();
    private final StoreEngine engine = new StoreEngine(store);
    private final List<Exception> troubles = new ArrayList<>();
    private final ItemsViewModel model =
            new ItemsViewModel(() -> engine, AtOnce.background(), JOB, troubles::add);

    @BeforeEach
    void jobOf250() {
        store.write(List.of(new Change.AddJob(aJob(1)), items(JOB, 1, 250)));
    }

    private void sample() {
        model.show(engine.sample(JOB, JobState.RUNNING));
    }

    private List<String> names(int from, int to) {
        return IntStream.range(from, to)
                .mapToObj(i -> model.rows().get(i).content().get())
                .map(content -> content.map(entry -> entry.item().name()).orElse("…"))
                .toList();
    }

    private void fail(int ordinal) {
        ItemId item = store.items(JOB, ItemQuery.all(ordinal - 1, 1)).getFirst().item().id();
        ItemEnd failed = new ItemEnd.Failed(Failure.permanent("Bad."));
        store.write(List.of(end(JOB, item, CHECK, failed, 10)));
    }

    @Test
    void listsAllItemsByTheirPlace() {
        sample();
        assertThat(model.rows()).hasSize(250);
        assertThat(names(199, 202)).containsExactly("File 200", "File 201", "File 202");
        assertThat(engine.itemQueries).extracting(ItemQuery::after).containsExactly(100L, 200L);
    }

    @Test
    void knowsWhetherMoreCanCome() {
        sample();
        assertThat(model.over().get()).isFalse();
        model.show(engine.sample(JOB, JobState.SUCCEEDED));
        assertThat(model.over().get()).isTrue();
    }

    @Test
    void listsTheLastFirst() {
        sample();
        model.order().set(ItemQuery.Order.REVERSE);
        assertThat(names(0, 2)).containsExactly("File 250", "File 249");
        assertThat(names(249, 250)).containsExactly("File 1");
        assertThat(names(100, 101)).containsExactly("File 150");
    }

    @Test
    void listsTheSlowestFirstPageByPage() {
        fail(7);
        sample();
        model.order().set(ItemQuery.Order.SLOWEST);
        assertThat(names(0, 2)).containsExactly("File 7", "File 250");
        assertThat(names(100, 101)).containsExactly("File 151");
        assertThat(names(200, 201)).containsExactly("File 51");
    }

    @Test
    void listsOnlyWhatFailed() {
        fail(7);
        fail(130);
        sample();
        assertThat(model.count(ItemFilter.FAILED).get()).isEqualTo(2);
        model.filter().set(ItemFilter.FAILED);
        assertThat(model.rows()).hasSize(2);
        assertThat(names(0, 2)).containsExactly("File 7", "File 130");
    }

    @Test
    void findsPartOfAName() {
        sample();
        model.search().set(" fILE 24 ");
        assertThat(names(0, 1)).containsExactly("File 24");
        model.search().set("ile 24");
        assertThat(model.rows()).hasSize(11);
        model.search().set("");
        assertThat(model.rows()).hasSize(250);
    }

    @Test
    void looksAgainAtWhatIsInSightOnceASecond() {
        sample();
        model.rows().get(0).watch();
        names(0, 1);
        engine.itemQueries.clear();
        fail(1);
        sample();
        assertThat(engine.itemQueries).as("until the next tick").isEmpty();
        model.tick();
        assertThat(engine.itemQueries).hasSize(1);
        assertThat(model.rows().get(0).content().get().orElseThrow().failure()).isPresent();
        engine.itemQueries.clear();
        sample();
        model.tick();
        assertThat(engine.itemQueries).as("nothing has changed").isEmpty();
    }

    @Test
    void newItemsComeAtTheEnd() {
        sample();
        names(249, 250);
        store.write(List.of(items(JOB, 251, 260)));
        sample();
        model.tick();
        assertThat(model.rows()).hasSize(260);
        assertThat(names(259, 260)).containsExactly("File 260");
    }
}
