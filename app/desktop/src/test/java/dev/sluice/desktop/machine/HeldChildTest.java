package dev.sluice.desktop.machine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import org.junit.jupiter.api.Test;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

final class HeldChildTest {

    private final Optional<Path> cat = Programs.ofSystem().find("cat");

    @Test
    void theChildLivesExactlyAsLongAsTheMachineIsToStayAwake() throws Exception {
        assumeThat(cat).as("a program that waits for the end of its input").isPresent();
        HeldChild child = new HeldChild(List.of(candidate("cat")));

        child.keepAwake(true);
        child.keepAwake(true);
        List<ProcessHandle> running = cats().toList();
        assertThat(running).hasSize(1);
        child.keepAwake(false);
        running.getFirst().onExit().get(10, TimeUnit.SECONDS);

        assertThat(cats()).isEmpty();
        assertThat(child.means()).contains("cat");
    }

    @Test
    void whatIsRefusedGivesWayToTheNextAndIsNotTriedAgain() {
        assumeThat(cat).as("a program that waits for the end of its input").isPresent();
        HeldChild child =
                new HeldChild(
                        List.of(
                                new HeldChild.Candidate(
                                        "refused",
                                        List.of(cat.orElseThrow().toString(), "/no/such/file")),
                                new HeldChild.Candidate("missing", List.of("/no/such/program")),
                                candidate("good")));

        child.keepAwake(true);

        assertThat(child.means()).contains("good");
        child.keepAwake(false);
    }

    @Test
    void aMachineThatOffersNothingSaysSo() {
        HeldChild none = new HeldChild(List.of());

        none.keepAwake(true);
        none.keepAwake(false);

        assertThat(none.means()).isEmpty();
    }

    private HeldChild.Candidate candidate(String name) {
        return new HeldChild.Candidate(name, List.of(cat.orElseThrow().toString()));
    }

    private Stream<ProcessHandle> cats() {
        return ProcessHandle.current()
                .children()
                .filter(ProcessHandle::isAlive)
                .filter(process ->
                        process.info()
                                .command()
                                .filter(command ->
                                        Path.of(command).endsWith(cat.orElseThrow().getFileName()))
                                .isPresent());
    }
}
