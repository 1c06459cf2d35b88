package dev.sluice.testkit.program;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;

import java.time.Duration;

@DisabledOnOs(value = OS.WINDOWS, disabledReason = "Needs a shell and signals")
final class RunningProgramTest {
    private static final Duration LONG = Duration.ofSeconds(30);

    @Test
    void bothStreamsAndTheExitCodeAreKept() throws Exception {
        Launch launch =
                Launch.of("sh", "-c", "echo \"$WORD\"; echo trouble >&2; exit 3")
                        .where("WORD", "{\"type\":\"summary\",\"items\":{\"done\":4}}");

        Ended ended = launch.start().awaitEnd(LONG);

        assertThat(ended.code()).isEqualTo(3);
        assertThat(ended.err()).containsExactly("trouble");
        assertThat(ended.last("summary").at("items", "done").number()).isEqualTo(4);
    }

    @Test
    void aLineIsSeenWhileTheProgramStillRuns() throws Exception {
        try (RunningProgram program = Launch.of("sh", "-c", "echo ready; exec sleep 60").start()) {
            assertThat(program.awaitLine(line -> line.equals("ready"), LONG)).isPresent();
            assertThat(program.alive()).isTrue();
        }
    }

    @Test
    void eachSignalReachesTheProgram() throws Exception {
        for (Signal signal : new Signal[] {Signal.TERM, Signal.INT, Signal.KILL}) {
            RunningProgram program = Launch.of("sleep", "60").start();
            program.send(signal);
            int number =
                    switch (signal) {
                        case TERM -> 15;
                        case INT -> 2;
                        case KILL, STOP, CONT -> 9;
                    };
            assertThat(program.awaitEnd(LONG).code()).isEqualTo(128 + number);
        }
    }

    @Test
    void aHeldProgramHearsWhenItGoesOn() throws Exception {
        String script = "trap 'echo heard; exit 7' TERM; echo up; while :; do sleep 0.02; done";
        try (RunningProgram program = Launch.of("sh", "-c", script).start()) {
            program.awaitLine("up"::equals, LONG);
            program.send(Signal.STOP);
            program.send(Signal.TERM);
            assertThat(program.awaitLine("heard"::equals, Duration.ofMillis(200))).isEmpty();

            program.send(Signal.CONT);
            assertThat(program.awaitEnd(LONG).code()).isEqualTo(7);
        }
    }

    @Test
    void aProgramThatDoesNotEndIsEndedAndItsWordsAreTold() throws Exception {
        RunningProgram program = Launch.of("sh", "-c", "echo stuck; exec sleep 60").start();
        program.awaitLine("stuck"::equals, LONG);

        assertThatThrownBy(() -> program.awaitEnd(Duration.ofMillis(1)))
                .hasMessageContaining("Still running")
                .hasMessageContaining("stuck");
    }
}
