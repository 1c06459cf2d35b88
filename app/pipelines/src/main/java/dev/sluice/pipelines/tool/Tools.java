package dev.sluice.pipelines.tool;

import dev.sluice.engine.job.Failure;
import dev.sluice.engine.pipeline.PhaseFailure;
import dev.sluice.engine.pipeline.StopSignal;
import dev.sluice.pipelines.process.ChildCommand;
import dev.sluice.pipelines.process.ChildProcess;
import dev.sluice.pipelines.process.LastLines;
import dev.sluice.pipelines.process.LineListener;

import java.io.File;
import java.io.IOException;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;

/**
 * Finds programs: the one chosen in {@code HOME/tools.properties} ({@code tools.ffmpeg=/path}),
 * else the first on the PATH, else the one that came with Sluice. Any thread.
 */
public final class Tools {
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    /** Asking a program takes up to a second, and the answer changes only with its file. */
    private static final Map<String, String> VERSIONS = new ConcurrentHashMap<>();

    private final Path home;
    private final Optional<String> searchPath;

    /**
     * @param home its settings say which programs a person has chosen
     */
    public Tools(Path home) {
        this(home, Optional.ofNullable(System.getenv("PATH")));
    }

    Tools(Path home, Optional<String> searchPath) {
        this.home = home;
        this.searchPath = searchPath;
    }

    /** The program, if there is one that is new enough. */
    public Optional<Tool> find(ToolName name) throws InterruptedException {
        try {
            return Optional.of(need(name));
        } catch (PhaseFailure e) {
            return Optional.empty();
        }
    }

    /** Asks several for their versions at once, since each takes a moment to answer. */
    public void askTogether(ToolName... names) throws InterruptedException {
        List<Callable<Optional<Tool>>> questions = new ArrayList<>();
        for (ToolName name : names) {
            questions.add(() -> find(name));
        }
        try (ExecutorService askers = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<Optional<Tool>>> _ = askers.invokeAll(questions);
        }
    }

    /**
     * The program.
     *
     * @throws PhaseFailure with a sentence that says what is missing, where it was looked for and
     *     what to do
     */
    public Tool need(ToolName name) throws PhaseFailure, InterruptedException {
        Optional<Path> chosen = chosen(name);
        if (chosen.isPresent()) {
            return checked(name, chosen.get(), Tool.Origin.SETTING);
        }
        Optional<Path> installed = onPath(name);
        if (installed.isPresent()) {
            return checked(name, installed.get(), Tool.Origin.PATH);
        }
        Optional<Path> bundled = Bundled.find(name);
        if (bundled.isPresent()) {
            return checked(name, bundled.get(), Tool.Origin.BUNDLED);
        }
        throw failure(
                "%s is not installed; %s, or set %s in %s."
                        .formatted(name.program(), name.advice(), name.setting(), settings()));
    }

    private Path settings() {
        return home.resolve("tools.properties");
    }

    private Optional<Path> chosen(ToolName name) throws PhaseFailure {
        if (!Files.exists(settings())) {
            return Optional.empty();
        }
        Properties properties = new Properties();
        try (Reader reader = Files.newBufferedReader(settings(), StandardCharsets.UTF_8)) {
            properties.load(reader);
            return Optional.ofNullable(properties.getProperty(name.setting()))
                    .map(String::strip)
                    .filter(text -> !text.isEmpty())
                    .map(Path::of);
        } catch (IOException | IllegalArgumentException e) {
            throw new PhaseFailure(
                    Failure.permanent(
                            "%s cannot be read; correct or remove it.".formatted(settings()),
                            e.toString()),
                    e);
        }
    }

    private Optional<Path> onPath(ToolName name) {
        boolean windows = System.getProperty("os.name", "").startsWith("Windows");
        String file = name.program() + (windows ? ".exe" : "");
        return Stream.of(searchPath.orElse("").split(File.pathSeparator, -1))
                .flatMap(folder -> installed(folder).stream())
                .map(folder -> folder.resolve(file))
                .filter(path -> Files.isRegularFile(path) && Files.isExecutable(path))
                .findFirst();
    }

    /** What lies in the working folder is not what somebody has installed. */
    private static Optional<Path> installed(String folder) {
        try {
            return Optional.of(Path.of(folder)).filter(Path::isAbsolute);
        } catch (InvalidPathException e) {
            // A PATH may hold anything; the system passes over it as well.
            return Optional.empty();
        }
    }

    private static Tool checked(ToolName name, Path path, Tool.Origin origin)
            throws PhaseFailure, InterruptedException {
        if (!path.isAbsolute() || !Files.isExecutable(path) || Files.isDirectory(path)) {
            throw failure(
                    "%s is set to %s, which is no program; correct %s or remove it."
                            .formatted(name.program(), path, name.setting()));
        }
        String version = version(name, path);
        if (!VersionNumber.suffices(version, name.minimum())) {
            throw failure(
                    "%s %s at %s is too old; Sluice needs %s or newer: %s."
                            .formatted(
                                    name.program(), version, path, name.minimum(), name.advice()));
        }
        return new Tool(name, path, version, origin);
    }

    private static String version(ToolName name, Path path)
            throws PhaseFailure, InterruptedException {
        try {
            String key = path + " " + Files.getLastModifiedTime(path).toMillis();
            String known = VERSIONS.get(key);
            if (known != null) {
                return known;
            }
            String version = ask(name, path);
            VERSIONS.put(key, version);
            return version;
        } catch (IOException e) {
            throw new PhaseFailure(
                    Failure.permanent(
                            "%s at %s does not start; %s."
                                    .formatted(name.program(), path, name.advice()),
                            e.toString()),
                    e);
        }
    }

    private static String ask(ToolName name, Path path)
            throws PhaseFailure, IOException, InterruptedException {
        StringBuilder first = new StringBuilder();
        LineListener firstLine =
                line -> {
                    if (first.isEmpty()) {
                        first.append(line);
                    }
                };
        LastLines errors = new LastLines(3);
        Path root = Path.of(System.getProperty("java.io.tmpdir", "."));
        ChildCommand command = ChildCommand.of(path, name.askVersion(), root).within(PATIENCE);
        int code = ChildProcess.run(command, firstLine, errors, StopSignal.NEVER);
        Optional<String> version = VersionNumber.in(first.toString());
        if (code != 0 || version.isEmpty()) {
            throw new PhaseFailure(
                    Failure.permanent(
                            "%s at %s does not say its version; %s."
                                    .formatted(name.program(), path, name.advice()),
                            first + " " + errors.lines()));
        }
        return version.get();
    }

    private static PhaseFailure failure(String sentence) {
        return new PhaseFailure(Failure.permanent(sentence));
    }
}
