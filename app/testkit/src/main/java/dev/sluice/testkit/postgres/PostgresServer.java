package dev.sluice.testkit.postgres;

import java.io.File;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * A server in a temporary folder that listens on 127.0.0.1 and ends with the test run. Everybody on
 * this machine gets in without a password, but for {@link #LOCKED}, whose password is {@link
 * #PASSWORD}.
 */
public final class PostgresServer implements AutoCloseable {
    /** The owner of the server. */
    public static final String OWNER = "sluice";

    /** Made by {@code CREATE USER}; needs a password. */
    public static final String LOCKED = "locked";

    public static final String PASSWORD = "opens sesame";

    private static final long PATIENCE_SECONDS = 60;

    private static final Object STARTING = new Object();
    private static Optional<PostgresServer> shared = Optional.empty();
    private static boolean tried;

    private final Path folder;
    private final Path programs;
    private final int port;
    private Optional<Process> process = Optional.empty();

    private PostgresServer(Path folder, Path programs, int port) {
        this.folder = folder;
        this.programs = programs;
        this.port = port;
    }

    /** The server of this test run, started at the first call; empty where there is none. */
    public static Optional<PostgresServer> shared() throws IOException, InterruptedException {
        synchronized (STARTING) {
            if (!tried) {
                tried = true;
                shared = start();
                shared.ifPresent(server ->
                        Runtime.getRuntime()
                                .addShutdownHook(Thread.ofPlatform().unstarted(server::close)));
            }
            return shared;
        }
    }

    /** A server of one's own, to be closed; empty where PostgreSQL is not installed. */
    public static Optional<PostgresServer> start() throws IOException, InterruptedException {
        Optional<Path> programs = programs();
        if (programs.isEmpty()) {
            return Optional.empty();
        }
        int port;
        try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            port = free.getLocalPort();
        }
        Path folder = Files.createTempDirectory("sluice-pg");
        PostgresServer server = new PostgresServer(folder, programs.get(), port);
        if (!server.make()) {
            server.close();
            return Optional.empty();
        }
        server.run();
        return Optional.of(server);
    }

    /** Where {@code postgres} and {@code initdb} are. */
    private static Optional<Path> programs() throws IOException {
        List<Path> places = new ArrayList<>();
        for (String place :
                Optional.ofNullable(System.getenv("PATH"))
                        .orElse("")
                        .split(File.pathSeparator, -1)) {
            places.add(Path.of(place));
        }
        Path debian = Path.of("/usr/lib/postgresql");
        if (Files.isDirectory(debian)) {
            try (Stream<Path> versions = Files.list(debian)) {
                versions.sorted(Comparator.reverseOrder())
                        .forEach(version -> places.add(version.resolve("bin")));
            }
        }
        // The other places may hold a link to one program and none to its neighbours.
        return places.stream()
                .filter(place ->
                        Stream.of("initdb", "postgres", "pg_isready")
                                .allMatch(name -> Files.isExecutable(place.resolve(name))))
                .findFirst();
    }

    private boolean make() throws IOException, InterruptedException {
        if (asNobody().isEmpty()) {
            return initialise();
        }
        Files.createDirectories(folder);
        return finished(List.of("chown", "nobody", folder.toString())) && initialise();
    }

    private boolean initialise() throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(asNobody());
        command.addAll(
                List.of(
                        programs.resolve("initdb").toString(),
                        "-D",
                        data().toString(),
                        "-U",
                        OWNER,
                        "--auth=trust",
                        "--encoding=UTF8",
                        "--locale=C",
                        "--no-sync"));
        if (!finished(command)) {
            return false;
        }
        Files.writeString(
                data().resolve("pg_hba.conf"),
                """
                host all %s 127.0.0.1/32 scram-sha-256
                host all all 127.0.0.1/32 trust
                """
                        .formatted(LOCKED));
        return true;
    }

    private Path data() {
        return folder.resolve("data");
    }

    /** PostgreSQL refuses to run as root. */
    private static List<String> asNobody() {
        return System.getProperty("user.name", "").equals("root")
                ? List.of("setpriv", "--reuid=nobody", "--regid=nogroup", "--clear-groups", "--")
                : List.of();
    }

    private boolean finished(List<String> command) throws IOException, InterruptedException {
        Process child = quiet(command).start();
        if (!child.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
            child.destroyForcibly();
            return false;
        }
        return child.exitValue() == 0;
    }

    private ProcessBuilder quiet(List<String> command) {
        File log = new File(folder + ".log");
        return new ProcessBuilder(command)
                .directory(new File("/"))
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(log));
    }

    /** Starts it, or starts it again after {@link #kill}. */
    public void run() throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(asNobody());
        command.addAll(
                List.of(
                        programs.resolve("postgres").toString(),
                        "-D",
                        data().toString(),
                        "-p",
                        Integer.toString(port),
                        "-c",
                        "listen_addresses=127.0.0.1",
                        "-c",
                        "unix_socket_directories=" + folder,
                        "-c",
                        "shared_buffers=32MB",
                        "-c",
                        "fsync=off"));
        Process started = quiet(command).start();
        process = Optional.of(started);
        List<String> ready =
                List.of(
                        programs.resolve("pg_isready").toString(),
                        "-q",
                        "-h",
                        "127.0.0.1",
                        "-p",
                        Integer.toString(port));
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(PATIENCE_SECONDS);
        while (!finished(ready)) {
            if (!started.isAlive() || System.nanoTime() > end) {
                throw new IOException("PostgreSQL did not start; see " + folder + ".log.");
            }
            // Not for a thing under test: only a process of its own can tell when it is there.
            started.waitFor(50, TimeUnit.MILLISECONDS);
        }
    }

    /** Ends it at once, as a power cut of the server would. */
    public void kill() throws InterruptedException {
        if (process.isPresent()) {
            List<ProcessHandle> all = new ArrayList<>(process.get().descendants().toList());
            process.get().destroyForcibly().waitFor();
            all.forEach(ProcessHandle::destroyForcibly);
            process = Optional.empty();
        }
    }

    public int port() {
        return port;
    }

    /** An address for {@code --into}. */
    public String address(String user, String database) {
        return "postgresql://%s@127.0.0.1:%d/%s".formatted(user, port, database);
    }

    @Override
    public void close() {
        try {
            kill();
            if (Files.exists(folder)) {
                try (Stream<Path> all = Files.walk(folder)) {
                    for (Path path : all.sorted(Comparator.reverseOrder()).toList()) {
                        Files.deleteIfExists(path);
                    }
                }
            }
            Files.deleteIfExists(Path.of(folder + ".log"));
        } catch (IOException | InterruptedException e) {
            throw new IllegalStateException("Could not clear " + folder + " away.", e);
        }
    }
}
