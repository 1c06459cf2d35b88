package dev.sluice.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.cli.call.ExitCode;
import dev.sluice.cli.call.Interrupts;
import dev.sluice.cli.call.Surroundings;
import dev.sluice.cli.report.Snapshots;
import dev.sluice.cli.terminal.Screen;
import dev.sluice.engine.Command;
import dev.sluice.engine.CommandResult;
import dev.sluice.engine.job.JobId;
import dev.sluice.engine.job.JobState;
import dev.sluice.engine.link.EngineGone;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Map;

/** Commands to a running Sluice that ends, or whose job ends, while it is told. */
final class OwnerEndsTest {
    @TempDir private Path folder;

    private final FakeEngine engine = new FakeEngine();
    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();

    @Test
    void pauseIsToldAgainWhenTheOwnerEndsMeanwhile() {
        engine.then(Snapshots.running("j-aaaa", 1, 5));
        engine.answer((command, jobs) -> {
            engine.answer(FakeEngine::applied);
            throw new EngineGone("ended");
        });

        assertThat(run("pause", "all")).isEqualTo(ExitCode.FINE);
        assertThat(engine.commands).containsExactly(new Command.Pause(), new Command.Pause());
    }

    @Test
    void anOwnerThatEndsAgainAndAgainIsOneSentence() {
        engine.then(Snapshots.running("j-aaaa", 1, 5));
        engine.answer((command, jobs) -> {
            throw new EngineGone("ended");
        });

        assertThat(run("pause", "all")).isEqualTo(ExitCode.FAILED);
        assertThat(err.toString(StandardCharsets.UTF_8).lines()).hasSize(1);
    }

    @Test
    void cancellingAllIsFineWhenOneEndsMeanwhile() {
        engine.then(Snapshots.running("j-aaaa", 1, 5));
        engine.answer((command, jobs) -> jobs.stream().map(OwnerEndsTest::refused).toList());

        assertThat(run("cancel", "all")).isEqualTo(ExitCode.FINE);
        assertThat(err.size()).isZero();
    }

    @Test
    void cancellingOneThatEndedMeanwhileIsRefused() {
        engine.then(Snapshots.running("j-aaaa", 1, 5));
        engine.answer((command, jobs) -> jobs.stream().map(OwnerEndsTest::refused).toList());

        assertThat(run("cancel", "j-aaaa")).isEqualTo(ExitCode.WRONG_USAGE);
        assertThat(engine.commands).hasSize(1);
    }

    private static CommandResult refused(JobId id) {
        return new CommandResult.Refused(id, "It has ended already. " + JobState.SUCCEEDED);
    }

    private ExitCode run(String... line) {
        Surroundings surroundings =
                new Surroundings(
                        Map.of("SLUICE_HOME", "home"),
                        folder,
                        new PrintStream(out, true, StandardCharsets.UTF_8),
                        new PrintStream(err, true, StandardCharsets.UTF_8),
                        () -> Screen.none(true),
                        () -> folder.resolve("usual"),
                        List.of(),
                        home -> engine,
                        new Interrupts(() -> {}),
                        Clock.systemUTC());
        return new Program(surroundings).run(line);
    }
}
