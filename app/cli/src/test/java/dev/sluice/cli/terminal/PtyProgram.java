package dev.sluice.cli.terminal;

import dev.sluice.cli.Main;

import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/**
 * The program itself in a pseudo terminal that {@code script} of util-linux makes, with its output
 * on a model of a screen. What a test types goes through the terminal's own line discipline, so
 * echo and Ctrl-C are the real ones.
 */
final class PtyProgram implements AutoCloseable {
    private static final long PATIENCE = TimeUnit.SECONDS.toNanos(30);

    private final Path folder;
    private final VirtualTerminal screen;
    private final Process process;
    private final OutputStream keys;
    private long fed;
    private boolean betweenRedraws;
    private Optional<IOException> closed = Optional.empty();

    private PtyProgram(Path folder, VirtualTerminal screen, Process process) {
        this.folder = folder;
        this.screen = screen;
        this.process = process;
        this.keys = process.getOutputStream();
        Thread.ofPlatform().daemon().name("screen").start(this::readAll);
    }

    /** Whether this machine can make a pseudo terminal in the way needed. */
    static boolean possible() {
        return Files.isExecutable(Path.of("/usr/bin/script"))
                && Files.isExecutable(Path.of("/usr/bin/stty"))
                && System.getProperty("os.name", "").equals("Linux");
    }

    /**
     * Starts the program with the pipeline {@link HeldPipeline} on its class path. When it has
     * ended, or was stopped by Ctrl-Z, the terminal shows the exit code and whether it echoes; one
     * that was stopped is continued.
     *
     * @param folder holds the home, and what this needs itself
     */
    static PtyProgram start(Path folder, int columns, int rows, String... arguments)
            throws IOException {
        Path services = Files.createDirectories(folder.resolve("found/META-INF/services"));
        Files.writeString(
                services.resolve("dev.sluice.engine.pipeline.Pipeline"),
                HeldPipeline.class.getName());
        String program =
                quoted(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "--enable-native-access=ALL-UNNAMED",
                        "-XX:TieredStopAtLevel=1",
                        "-Dstdout.encoding=UTF-8",
                        "-cp",
                        folder.resolve("found") + ":" + System.getProperty("java.class.path"),
                        Main.class.getName());
        Path steps = folder.resolve("steps.sh");
        Files.writeString(
                steps,
                """
                stty rows %d cols %d
                tty > tty
                set -m
                sh program.sh
                code=$?
                if [ $code -gt 130 ]; then
                    echo "stopped $code$(stty -a | grep -o '[-[:space:]]echo ')"
                    fg > /dev/null
                    code=$?
                fi
                echo "ended $code$(stty -a | grep -o '[-[:space:]]echo ')"
                """
                        .formatted(rows, columns));
        Files.writeString(
                folder.resolve("program.sh"), "exec " + program + " " + quoted(arguments) + "\n");
        ProcessBuilder builder =
                new ProcessBuilder("script", "-qfc", "sh " + steps, "/dev/null")
                        .directory(folder.toFile())
                        .redirectErrorStream(true);
        builder.environment().put("SLUICE_HOME", folder.resolve("home").toString());
        builder.environment().put("SHELL", "/bin/sh");
        // Nobody's own keyring is touched.
        builder.environment().put("DBUS_SESSION_BUS_ADDRESS", "unix:path=/nonexistent/bus");
        builder.environment().put("LC_ALL", "C.UTF-8");
        return new PtyProgram(folder, new VirtualTerminal(columns, rows), builder.start());
    }

    private static String quoted(String... words) {
        return List.of(words).stream()
                .map(word -> "'" + word.replace("'", "'\\''") + "'")
                .collect(Collectors.joining(" "));
    }

    /** Waits for the screen to show something; answers with all lines ever shown. */
    synchronized List<String> await(Predicate<List<String>> shown) throws InterruptedException {
        long end = System.nanoTime() + PATIENCE;
        while (!shown.test(screen.text())) {
            long left = end - System.nanoTime();
            if (left <= 0) {
                throw new AssertionError(
                        "In vain waited for on the screen:\n"
                                + String.join("\n", screen.text())
                                + closed.map(e -> "\n" + e).orElse(""));
            }
            TimeUnit.NANOSECONDS.timedWait(this, left);
        }
        return screen.text();
    }

    /** Waits until the program has drawn a few times more; answers with all lines ever shown. */
    synchronized List<String> awaitRedraws(int times) throws InterruptedException {
        long wanted = fed + times;
        return await(lines -> fed >= wanted);
    }

    void type(String text) throws IOException {
        keys.write(text.getBytes(StandardCharsets.UTF_8));
        keys.flush();
    }

    /** Makes the window another size, as one that breaks long lines anew or one that does not. */
    void resize(int columns, int rows, boolean reflow) throws IOException, InterruptedException {
        synchronized (this) {
            // A terminal takes in a whole redraw faster than anybody resizes it.
            await(lines -> betweenRedraws);
            if (reflow) {
                screen.resizeWithReflow(columns, rows);
            } else {
                screen.resize(columns, rows);
            }
        }
        String tty = Files.readString(folder.resolve("tty")).strip();
        new ProcessBuilder("stty", "-F", tty, "rows", "" + rows, "cols", "" + columns)
                .start()
                .waitFor();
    }

    /** Lets all work end. */
    void openGate() throws IOException {
        Files.createFile(folder.resolve("home/gate"));
    }

    synchronized boolean cursorShown() {
        return screen.cursorShown();
    }

    @Override
    public void close() throws IOException {
        process.descendants().forEach(ProcessHandle::destroyForcibly);
        process.destroyForcibly();
        process.onExit().orTimeout(Duration.ofSeconds(10).toSeconds(), TimeUnit.SECONDS).join();
    }

    /** Feeds the screen in whole redraws, as far as they come in one piece. */
    private void readAll() {
        char[] piece = new char[8192];
        StringBuilder held = new StringBuilder();
        try (Reader reader =
                new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8)) {
            for (int n = reader.read(piece); n >= 0; n = reader.read(piece)) {
                held.append(piece, 0, n);
                int whole = held.length();
                int escape = held.lastIndexOf("\033");
                if (escape >= 0 && held.substring(escape).chars().noneMatch(Character::isLetter)) {
                    whole = escape;
                }
                synchronized (this) {
                    screen.feed(held.substring(0, whole));
                    fed++;
                    // A redraw ends with the cursor back at its top, and wraps nothing before.
                    betweenRedraws = whole > 0 && held.charAt(whole - 1) == '\r' && screen.wraps();
                    notifyAll();
                }
                held.delete(0, whole);
            }
        } catch (IOException e) {
            synchronized (this) {
                closed = Optional.of(e);
                notifyAll();
            }
        }
    }
}
