package dev.sluice.desktop.window;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.engine.job.JobId;

import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

final class NoticesModelTest {
    private static final JobId ORDERS = new JobId("j-orders00");
    private static final JobId OTHER = new JobId("j-other000");

    private long nanos = -42;
    private final NoticesModel notices = new NoticesModel(() -> nanos);
    private final List<String> done = new ArrayList<>();

    @Test
    void newsGoAfterAFewSecondsAndWarningsStay() {
        notices.warn("The settings cannot be kept.");
        notices.say("orders is done.");
        pass(Duration.ofSeconds(5));
        assertThat(sentences()).hasSize(2);

        pass(Duration.ofSeconds(2));
        assertThat(sentences()).containsExactly("The settings cannot be kept.");
        pass(Duration.ofDays(10));
        assertThat(sentences()).hasSize(1);
    }

    @Test
    void troubleGoesOnceThePageOfItsJobIsOpened() {
        notices.tellTrouble("orders is done, but some of its items failed.", List.of(ORDERS));

        notices.opened(OTHER);
        assertThat(sentences()).hasSize(1);
        notices.opened(ORDERS);
        assertThat(sentences()).isEmpty();
    }

    @Test
    void troubleGoesByItselfAfterAWhileInWhichItCouldBeRead() {
        notices.tellTrouble("orders failed.", List.of(ORDERS));

        nanos += Duration.ofHours(8).toNanos();
        notices.look(false, notice -> false);
        assertThat(sentences()).hasSize(1);

        pass(Duration.ofSeconds(29));
        assertThat(sentences()).hasSize(1);
        pass(Duration.ofSeconds(1));
        assertThat(sentences()).isEmpty();
    }

    @Test
    void nothingGoesWhileSomebodyIsAtIt() {
        notices.say("orders is done.");
        for (int i = 0; i < 10; i++) {
            nanos += Duration.ofSeconds(5).toNanos();
            notices.look(true, notice -> true);
        }
        assertThat(sentences()).hasSize(1);

        pass(Duration.ofSeconds(6));
        assertThat(sentences()).isEmpty();
    }

    @Test
    void theSameSentenceStandsThereOnce() {
        notices.warn("The disk of /data is full.");
        notices.warn("Something else.");
        notices.warn("The disk of /data is full.");

        assertThat(sentences()).containsExactly("Something else.", "The disk of /data is full.");
    }

    @Test
    void moreThanAFewMakeRoomTheLeastImportantFirst() {
        notices.warn("one");
        offerUndo("two");
        notices.say("three");
        notices.warn("four");
        assertThat(sentences()).containsExactly("one", "two", "four");

        notices.say("five");
        assertThat(sentences()).containsExactly("two", "four", "five");
        assertThat(done).isEmpty();
    }

    @Test
    void whatCanBeUndoneIsSettledWhenItsTimeIsOverOrItMakesRoom() {
        offerUndo("a");
        offerUndo("b");
        offerUndo("c");
        offerUndo("d");
        assertThat(done).containsExactly("settled a");

        notices.undo();
        assertThat(done).containsExactly("settled a", "undone d");
        pass(Duration.ofSeconds(11));
        assertThat(done).containsExactly("settled a", "undone d", "settled b", "settled c");
        notices.undo();
        assertThat(done).hasSize(4);
    }

    private void offerUndo(String what) {
        notices.offerUndo(
                what, () -> done.add("undone " + what), () -> done.add("settled " + what));
    }

    private void pass(Duration time) {
        nanos += time.toNanos();
        notices.look(true, notice -> false);
    }

    private List<String> sentences() {
        return notices.shown().stream().map(Notice::sentence).toList();
    }
}
