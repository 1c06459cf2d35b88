package dev.sluice.desktop.window;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.desktop.detail.AtOnce;
import dev.sluice.desktop.home.EngineDesk;
import dev.sluice.desktop.queue.GroupRow;
import dev.sluice.desktop.queue.JobRow;
import dev.sluice.desktop.queue.QueueRow;
import dev.sluice.desktop.queue.QueueViewModel;
import dev.sluice.desktop.queue.RowAction;
import dev.sluice.desktop.queue.Snapshots;
import dev.sluice.engine.Command;
import dev.sluice.engine.CommandResult;
import dev.sluice.engine.Engine;
import dev.sluice.engine.EngineSnapshot;
import dev.sluice.engine.JobSnapshot;
import dev.sluice.engine.job.JobId;
import dev.sluice.engine.job.JobState;
import dev.sluice.engine.link.Opened;
import dev.sluice.ui.Messages;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Proxy;
import java.nio.file.Path;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;

/** What the engine is asked for when a person does something with rows. */
final class QueueCommandsTest {

    @TempDir Path home;

    private final Messages messages = Messages.of(Locale.ENGLISH);
    private final QueueViewModel queue = new QueueViewModel(messages, ZoneOffset.UTC);
    private final List<String> asked = new ArrayList<>();
    private final List<String> told = new ArrayList<>();
    private final List<Runnable> undo = new ArrayList<>();
    private final List<Runnable> settled = new ArrayList<>();
    private EngineSnapshot sample = Snapshots.of();
    private boolean refuses;

    @Test
    void aWaitingJobDoesNotBeginWhileItsRemovalCanBeUndone() {
        QueueCommands commands = commands(Snapshots.job("aaaa").build());

        commands.perform(RowAction.REMOVE, row("aaaa"));
        undo.getFirst().run();

        assertThat(asked).containsExactly("Pause[] [j-aaaa]", "Resume[] [j-aaaa]");
    }

    @Test
    void whatIsOverIsOnlyHiddenUntilItsRemovalCanNoLongerBeUndone() {
        QueueCommands commands = commands(Snapshots.job("aaaa").in(JobState.SUCCEEDED).build());

        commands.perform(RowAction.REMOVE, row("aaaa"));
        assertThat(asked).isEmpty();
        settled.getFirst().run();

        assertThat(asked).containsExactly("Remove[] [j-aaaa]");
    }

    @Test
    void aJobThatCanNotBeRemovedIsSeenAgain() {
        QueueCommands commands = commands(Snapshots.job("aaaa").build());
        commands.perform(RowAction.REMOVE, row("aaaa"));
        assertThat(queue.jobs()).isEmpty();

        refuses = true;
        settled.getFirst().run();

        assertThat(queue.jobs()).hasSize(1);
        assertThat(told).contains("warn [It is being worked on; cancel it first.]");
    }

    @Test
    void thePriorityOfManyIsRaisedInOneGo() {
        QueueCommands commands =
                commands(
                        Snapshots.job("aaaa").build(),
                        Snapshots.job("bbbb").build(),
                        Snapshots.job("cccc").build());

        commands.perform(RowAction.RAISE, List.of(row("aaaa"), row("bbbb"), row("cccc")));

        assertThat(asked).containsExactly("SetPriority[priority=1] [j-aaaa, j-bbbb, j-cccc]");
    }

    @Test
    void whatHasEndedIsLeftOutWhenManyAreToBeStartedOrRaised() {
        QueueCommands commands =
                commands(
                        Snapshots.job("aaaa").build(),
                        Snapshots.job("bbbb").in(JobState.SUCCEEDED).build());
        List<QueueRow> both = List.of(row("aaaa"), row("bbbb"));

        commands.perform(RowAction.START_NOW, both);
        commands.perform(RowAction.RAISE, both);
        commands.perform(RowAction.START_NOW, row("bbbb"));

        assertThat(asked).containsExactly("Resume[] [j-aaaa]", "SetPriority[priority=1] [j-aaaa]");
    }

    @Test
    void rowsThatAreDraggedBesideAGroupGoWhereItWaitsAndNotWhereItsFinishedJobsStood() {
        QueueCommands commands =
                commands(
                        Snapshots.job("before").at(1).build(),
                        Snapshots.job("done").of("g-gggg").in(JobState.SUCCEEDED).at(2).build(),
                        Snapshots.job("second").of("g-gggg").at(4).build(),
                        Snapshots.job("first").of("g-gggg").at(3).build(),
                        Snapshots.job("ended").of("g-gggg").in(JobState.SUCCEEDED).at(5).build(),
                        Snapshots.job("behind").at(6).build(),
                        Snapshots.job("moved").at(7).build());
        QueueRow group =
                queue.model().rows().stream()
                        .filter(GroupRow.class::isInstance)
                        .findFirst()
                        .orElseThrow();

        commands.place(List.of(row("moved")), group, false);
        commands.place(List.of(row("moved")), group, true);

        assertThat(asked)
                .containsExactly(
                        "MoveBefore[before=Optional[j-first]] [j-moved]",
                        "MoveBefore[before=Optional[j-behind]] [j-moved]");
    }

    @Test
    void severalRemovalsThatCouldStillBeUndoneAreDoneWhenTheWindowCloses() {
        QueueCommands commands =
                commands(
                        Snapshots.job("aaaa").in(JobState.SUCCEEDED).build(),
                        Snapshots.job("bbbb").in(JobState.SUCCEEDED).build(),
                        Snapshots.job("cccc").in(JobState.SUCCEEDED).build());
        commands.perform(RowAction.REMOVE, row("aaaa"));
        commands.perform(RowAction.REMOVE, row("bbbb"));
        commands.perform(RowAction.REMOVE, row("cccc"));
        undo.get(1).run();

        commands.settle();
        settled.forEach(Runnable::run);

        assertThat(asked).containsExactly("Remove[] [j-aaaa, j-cccc]");
        assertThat(queue.jobs()).hasSize(1);
    }

    @Test
    void theResultOfMediaIsTheFolderThatItWentTo() {
        QueueCommands commands =
                commands(
                        Snapshots.job("aaaa")
                                .in(JobState.SUCCEEDED)
                                .options(Map.of("to", home.toString()))
                                .build());

        commands.perform(RowAction.OPEN_RESULT, row("aaaa"));

        assertThat(told).containsExactly("openFolder [" + home + "]");
    }

    @Test
    void failuresOfAGroupAndOfItsJobsAreCountedOnce() {
        JobSnapshot failed =
                Snapshots.job("aaaa").of("g-gggg").in(JobState.FAILED).items(1, 2, 0).build();
        JobSnapshot running =
                Snapshots.job("bbbb").of("g-gggg").in(JobState.RUNNING).items(1, 5, 3).build();
        QueueCommands commands = commands(failed, running);
        List<QueueRow> all = List.copyOf(queue.model().rows());

        assertThat(all).hasSize(3);
        assertThat(commands.failedItems(all)).isEqualTo(2);
    }

    private JobRow row(String id) {
        return queue.row(new JobId("j-" + id)).orElseThrow();
    }

    private QueueCommands commands(JobSnapshot... jobs) {
        sample = Snapshots.at(Snapshots.NOON, List.of(Snapshots.group("g-gggg", "group")), jobs);
        queue.show(sample);
        Engine engine =
                standIn(Engine.class, (self, method, given) -> engine(method.getName(), given));
        Opened opened =
                standIn(
                        Opened.class,
                        (self, method, given) -> method.getName().equals("engine") ? engine : null);
        Screens screens =
                standIn(Screens.class, (self, method, given) -> screens(method.getName(), given));
        EngineCalls calls =
                new EngineCalls(
                        new EngineDesk(opened, () -> opened),
                        AtOnce.background(),
                        queue,
                        messages,
                        screens,
                        home);
        return new QueueCommands(
                calls,
                AtOnce.background(),
                queue,
                messages,
                screens,
                new Reports(home, AtOnce.background(), messages, screens, calls),
                SampleRun.ofUsualSize(home));
    }

    private Object engine(String method, Object[] given) {
        if (!method.equals("control")) {
            return sample;
        }
        asked.add(((Command) given[0]) + " " + idsOf(given[1]));
        return idsOf(given[1]).stream()
                .map(id ->
                        refuses
                                ? new CommandResult.Refused(
                                        id, "It is being worked on; cancel it first.")
                                : new CommandResult.Applied(id, JobState.QUEUED))
                .toList();
    }

    private static List<JobId> idsOf(Object given) {
        return Stream.of(given)
                .flatMap(list -> ((List<?>) list).stream())
                .map(JobId.class::cast)
                .toList();
    }

    private Object screens(String method, Object[] given) {
        if (method.equals("offerUndo")) {
            undo.add((Runnable) given[1]);
            settled.add((Runnable) given[2]);
        } else {
            told.add(method + " " + List.of(given));
        }
        return method;
    }

    private static <T> T standIn(Class<T> type, InvocationHandler answers) {
        return type.cast(
                Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, answers));
    }
}
