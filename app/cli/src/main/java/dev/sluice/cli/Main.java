package dev.sluice.cli;

import dev.sluice.cli.call.ExitCode;
import dev.sluice.cli.call.Interrupts;
import dev.sluice.cli.call.Surroundings;
import dev.sluice.cli.call.SystemSignals;
import dev.sluice.cli.call.UsualHome;
import dev.sluice.cli.command.AskedPassphrase;
import dev.sluice.cli.terminal.SystemScreen;
import dev.sluice.engine.pipeline.Pipeline;
import dev.sluice.pipelines.connection.Vaults;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.ServiceLoader;

/** Starts the command line. */
public final class Main {
    private Main() {}

    public static void main(String[] args) {
        Charset charset = charset();
        Interrupts interrupts =
                new Interrupts(() -> Runtime.getRuntime().halt(ExitCode.STOPPED.code()));
        SystemSignals.passTo(interrupts);

        Vaults.OF_PROGRAM.ask(
                new AskedPassphrase(
                        Optional.ofNullable(System.getenv(AskedPassphrase.VARIABLE))
                                .filter(name -> !name.isEmpty())
                                .map(name -> Path.of(name).toAbsolutePath()),
                        () -> SystemScreen.open(charset).keyboard(),
                        interrupts));

        List<Pipeline> pipelines = pipelines();
        StandardOutput output = new StandardOutput(new FileOutputStream(FileDescriptor.out));
        Surroundings surroundings =
                new Surroundings(
                        System.getenv(),
                        Path.of("").toAbsolutePath(),
                        new PrintStream(output, false, charset),
                        new PrintStream(new FileOutputStream(FileDescriptor.err), false, charset),
                        () -> SystemScreen.open(charset),
                        UsualHome::usual,
                        pipelines,
                        new HomeEngines(pipelines),
                        interrupts,
                        Clock.systemUTC());
        ExitCode work = new Program(surroundings).run(args);
        surroundings.out().flush();
        ExitCode code = output.ends(work, surroundings.err());
        // Not exit(): what is still running belongs to nobody any more.
        Runtime.getRuntime().halt(code.code());
    }

    private static List<Pipeline> pipelines() {
        return ServiceLoader.load(Pipeline.class).stream()
                .map(ServiceLoader.Provider::get)
                .toList();
    }

    /** What the terminal or the locale says; without either, UTF-8. */
    private static Charset charset() {
        String name = System.getProperty("stdout.encoding", System.getProperty("native.encoding"));
        return name == null ? StandardCharsets.UTF_8 : Charset.forName(name);
    }
}
