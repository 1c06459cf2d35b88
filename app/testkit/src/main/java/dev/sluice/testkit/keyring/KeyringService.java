package dev.sluice.testkit.keyring;

import dev.sluice.testkit.program.Launch;

import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/**
 * GNOME's keyring on a session bus of its own: what a desktop has, with nobody's real passwords in
 * it. Programs started {@link #before(Launch) before it} find it as they find that of a desktop.
 */
public final class KeyringService implements AutoCloseable {
    private static final long PATIENCE_SECONDS = 20;

    private final Process bus;
    private final Map<String, String> environment;

    private KeyringService(Process bus, Map<String, String> environment) {
        this.bus = bus;
        this.environment = environment;
    }

    /**
     * Starts one that is unlocked; empty where {@code dbus-daemon} or {@code gnome-keyring-daemon}
     * is missing.
     *
     * @param folder for what it keeps
     */
    public static Optional<KeyringService> start(Path folder)
            throws IOException, InterruptedException {
        return start(own(folder, "keyring"), true);
    }

    /**
     * Starts one with what another has kept in this folder, as after a login that has not unlocked
     * it, and with nobody who could.
     *
     * @param folder of one that was {@link #start started}
     */
    public static Optional<KeyringService> startLocked(Path folder)
            throws IOException, InterruptedException {
        // Apart from the first one, which may take a while to end.
        Path kept = own(folder, "keyring").resolve("keyrings");
        Path copy = Files.createDirectories(own(folder, "locked").resolve("keyrings"));
        try (DirectoryStream<Path> files = Files.newDirectoryStream(kept)) {
            for (Path file : files) {
                Files.copy(file, copy.resolve(file.getFileName()));
            }
        }
        return start(own(folder, "locked"), false);
    }

    private static Optional<KeyringService> start(Path own, boolean unlocked)
            throws IOException, InterruptedException {
        Optional<Path> dbus = program("dbus-daemon");
        Optional<Path> keyring = program("gnome-keyring-daemon");
        if (dbus.isEmpty() || keyring.isEmpty()) {
            return Optional.empty();
        }
        Process bus =
                started(
                        List.of(
                                dbus.get().toString(),
                                "--session",
                                "--nofork",
                                "--nopidfile",
                                "--print-address",
                                "--address=unix:path=" + own.resolve("bus")),
                        Map.of());
        // Left open: a bus that can't write there any more would end.
        BufferedReader printed = new BufferedReader(bus.inputReader(StandardCharsets.UTF_8));
        String address = Optional.ofNullable(printed.readLine()).orElse("");
        if (address.isEmpty()) {
            bus.destroyForcibly();
            throw new IOException("dbus-daemon did not tell its address.");
        }
        Map<String, String> environment =
                Map.of(
                        "DBUS_SESSION_BUS_ADDRESS",
                        address,
                        "XDG_DATA_HOME",
                        own.toString(),
                        "XDG_RUNTIME_DIR",
                        own.toString());
        KeyringService service = new KeyringService(bus, environment);
        // It ends when it serves, and goes with the bus.
        List<String> command =
                new ArrayList<>(
                        List.of(keyring.get().toString(), "--daemonize", "--components=secrets"));
        if (unlocked) {
            command.add("--unlock");
        }
        Process daemon = started(command, environment);
        if (unlocked) {
            daemon.getOutputStream().write("login".getBytes(StandardCharsets.UTF_8));
        }
        daemon.getOutputStream().close();
        if (!daemon.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS) || daemon.exitValue() != 0) {
            daemon.destroyForcibly();
            service.close();
            throw new IOException("gnome-keyring-daemon does not serve.");
        }
        return Optional.of(service);
    }

    private static Path own(Path folder, String name) throws IOException {
        Path own = Files.createDirectories(folder.resolve(name));
        return Files.setPosixFilePermissions(own, PosixFilePermissions.fromString("rwx------"));
    }

    private static Process started(List<String> command, Map<String, String> environment)
            throws IOException {
        ProcessBuilder builder =
                new ProcessBuilder(command)
                        .redirectError(ProcessBuilder.Redirect.DISCARD)
                        .directory(new File("/"));
        // With a screen it would ask there to be unlocked, and wait for somebody to answer.
        builder.environment().keySet().removeAll(List.of("DISPLAY", "WAYLAND_DISPLAY"));
        builder.environment().putAll(environment);
        return builder.start();
    }

    private static Optional<Path> program(String name) {
        List<Path> places = new ArrayList<>();
        for (String place :
                Optional.ofNullable(System.getenv("PATH"))
                        .orElse("")
                        .split(File.pathSeparator, -1)) {
            places.add(Path.of(place, name));
        }
        return places.stream().filter(Files::isExecutable).findFirst();
    }

    /** A program that finds this keyring. */
    public Launch before(Launch program) {
        Launch launch = program;
        for (Map.Entry<String, String> one : environment.entrySet()) {
            launch = launch.where(one.getKey(), one.getValue());
        }
        return launch;
    }

    /** A program on a computer without any keyring. */
    public static Launch without(Launch program) {
        return program.where("DBUS_SESSION_BUS_ADDRESS", "unix:path=/nonexistent/bus");
    }

    @Override
    public void close() {
        bus.destroy();
        try {
            if (!bus.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
                bus.destroyForcibly();
            }
        } catch (InterruptedException e) {
            bus.destroyForcibly();
            Thread.currentThread().interrupt();
        }
    }
}
