package dev.sluice.engine.schedule;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.engine.job.Group;
import dev.sluice.engine.job.GroupId;
import dev.sluice.engine.store.Change;
import dev.sluice.engine.store.JobStore;
import dev.sluice.engine.store.StoreFailure;
import dev.sluice.testkit.FaultyStore;
import dev.sluice.testkit.ManualTime;

import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;

/** What is to be made durable, while the machine is short of something. */
class CommitterTest {
    private final ManualTime time = new ManualTime();
    private final List<String> durable = new ArrayList<>();
    private final List<Optional<String>> said = new ArrayList<>();

    @Test
    void whatFailsForWantOfMemoryIsWrittenOnceThereIsSome() {
        AtomicInteger writes = new AtomicInteger();
        Committer committer =
                committer(() -> {
                    if (writes.incrementAndGet() == 1) {
                        throw new OutOfMemoryError("Java heap space");
                    }
                });

        committer.add(aGroup(1), () -> durable.add("first"));
        time.run(Duration.ofMinutes(1));

        assertThat(durable).containsExactly("first");
        assertThat(said).hasSize(2).last().isEqualTo(Optional.empty());
        assertThat(said.getFirst())
                .hasValueSatisfying(
                        sentence -> assertThat(sentence).doesNotContain("heap").endsWith("."));
    }

    @Test
    void aStepThatEndsInAnErrorKeepsNoOtherFromItsTurn() {
        Committer committer = committer(() -> {});

        committer.add(
                aGroup(1),
                () -> {
                    throw new StackOverflowError();
                });
        committer.add(aGroup(2), () -> durable.add("second"));
        time.run(Duration.ofMinutes(1));

        assertThat(durable).containsExactly("second");
    }

    private Committer committer(Runnable beforeWriting) {
        JobStore store =
                FaultyStore.of(
                        new StoreFailure("never", false, new IOException("never")),
                        (method, _) -> {
                            if (method.equals("write")) {
                                beforeWriting.run();
                            }
                            return false;
                        });
        return new Committer(store, time, time, said::add, () -> {});
    }

    private static Change aGroup(int number) {
        return new Change.AddGroup(
                new Group(new GroupId("g-000" + number), "group " + number, Instant.EPOCH));
    }
}
