package dev.sluice.testkit.keyring;

import dev.sluice.testkit.program.Launch;

import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
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
        Optional<Path> dbus = program("dbus-daemon");
        Optional<Path> keyring = program("gnome-keyring-daemon");
        if (dbus.isEmpty() || keyring.isEmpty()) {
            return Optional.empty();
        }
        Path own = Files.createDirectories(folder.resolve("keyring"));
        Files.setPosixFilePermissions(own, PosixFilePermissions.fromString("rwx------"));
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
        // It takes its passphrase from there, ends when it serves, and goes with the bus.
        Process daemon =
                started(
                        List.of(
                                keyring.get().toString(),
                                "--daemonize",
                                "--unlock",
                                "--components=secrets"),
                        environment);
        daemon.getOutputStream().write("login".getBytes(StandardCharsets.UTF_8));
        daemon.getOutputStream().close();
        if (!daemon.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS) || daemon.exitValue() != 0) {
            daemon.destroyForcibly();
            service.close();
            throw new IOException("gnome-keyring-daemon does not serve.");
        }
        return Optional.of(service);
    }

    private static Process started(List<String> command, Map<String, String> environment)
            throws IOException {
        ProcessBuilder builder =
                new ProcessBuilder(command)
                        .redirectError(ProcessBuilder.Redirect.DISCARD)
                        .directory(new File("/"));
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
