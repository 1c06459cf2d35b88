package dev.sluice.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.cli.call.ExitCode;
import dev.sluice.cli.call.Interrupts;
import dev.sluice.cli.call.Surroundings;
import dev.sluice.cli.report.Snapshots;
import dev.sluice.cli.terminal.Screen;
import dev.sluice.engine.Limits;
import dev.sluice.engine.job.JobId;
import dev.sluice.engine.job.JobRequest;
import dev.sluice.engine.job.JobState;
import dev.sluice.engine.job.PipelineId;
import dev.sluice.engine.link.HomeFolder;
import dev.sluice.engine.pipeline.DryRun;
import dev.sluice.engine.pipeline.OptionSpec;
import dev.sluice.engine.pipeline.Options;
import dev.sluice.engine.pipeline.PhaseSpec;
import dev.sluice.engine.pipeline.Pipeline;
import dev.sluice.engine.pipeline.PipelineRun;
import dev.sluice.engine.pipeline.RunContext;
import dev.sluice.engine.pipeline.Verification;
import dev.sluice.engine.schedule.StagingPlace;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Where temporary files lie while the results of a job are read back. */
final class VerifyStagingTest {
    private static final JobId JOB = new JobId("j-aaaa");

    @TempDir private Path folder;

    private final List<Path> used = new ArrayList<>();
    private final FakeEngine engine =
            new FakeEngine().then(Snapshots.ended(JOB.value(), JobState.SUCCEEDED, 0));

    @Test
    void itIsTheUsualFolderWhereNoneWasChosen() {
        verify();

        assertThat(used).containsExactly(home().staging().resolve(JOB.value()));
    }

    @Test
    void itIsTheChosenOneWhereTheJobHasNoneOfItsOwn() throws IOException {
        Path root = choose("big");

        verify();

        assertThat(used).containsExactly(root.resolve(JOB.value()));
    }

    @Test
    void itIsTheOneInWhichTheJobBeganWhateverWasChosenLater() throws IOException {
        Path began = choose("big");
        note(began);
        choose("bigger");

        verify();

        assertThat(used).containsExactly(began.resolve(JOB.value()));
    }

    @Test
    void nothingIsMadeInPlaceOfADiskThatIsNotThere() throws IOException {
        note(folder.resolve("unplugged").resolve("root"));

        verify();

        assertThat(used).containsExactly(home().staging().resolve(JOB.value()));
        assertThat(folder.resolve("unplugged")).doesNotExist();
    }

    private HomeFolder home() {
        return new HomeFolder(folder.resolve("home"));
    }

    /** Chooses a folder as the settings do. @return below which jobs stage from then on */
    private Path choose(String name) throws IOException {
        Path chosen = folder.resolve(name);
        Files.createDirectories(home().root());
        Files.createDirectories(chosen);
        home().limits().remember(Limits.ofStagingFolder(Optional.of(chosen)));
        return StagingPlace.root(home().root(), chosen);
    }

    private void note(Path root) throws IOException {
        Path record = StagingPlace.record(home().root(), JOB);
        Files.createDirectories(home().job(JOB));
        Files.writeString(record, root.toString());
    }

    private void verify() {
        PrintStream nowhere =
                new PrintStream(new ByteArrayOutputStream(), true, StandardCharsets.UTF_8);
        Surroundings surroundings =
                new Surroundings(
                        Map.of("SLUICE_HOME", "home"),
                        folder,
                        nowhere,
                        nowhere,
                        () -> Screen.none(true),
                        () -> folder.resolve("usual"),
                        List.of(new Verified()),
                        _ -> engine,
                        new Interrupts(() -> {}),
                        Clock.systemUTC());

        assertThat(new Program(surroundings).run("verify", JOB.value())).isEqualTo(ExitCode.FINE);
    }

    /** Only reads results back, and notes where it may keep files meanwhile. */
    private final class Verified implements Pipeline {
        @Override
        public PipelineId id() {
            return new PipelineId("load");
        }

        @Override
        public List<OptionSpec<?>> options() {
            return List.of();
        }

        @Override
        public List<PhaseSpec> phases(Options options) {
            return List.of();
        }

        @Override
        public void validate(JobRequest request, Options options) {}

        @Override
        public PipelineRun open(RunContext context) {
            throw new UnsupportedOperationException();
        }

        @Override
        public DryRun dryRun(JobRequest request, Options options, Path home) {
            throw new UnsupportedOperationException();
        }

        @Override
        public Verification verify(RunContext context) {
            used.add(context.stagingFolder());
            return new Verification(1, List.of());
        }
    }
}
