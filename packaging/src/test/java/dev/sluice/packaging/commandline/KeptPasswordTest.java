package dev.sluice.packaging.commandline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.sluice.testkit.keyring.KeyringService;
import dev.sluice.testkit.postgres.PostgresServer;
import dev.sluice.testkit.program.Ended;
import dev.sluice.testkit.program.Launch;
import dev.sluice.testkit.program.RunningProgram;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * A password that a real keyring or a passphrase keeps lets rows into a real PostgreSQL, and
 * appears nowhere else: not in arguments, environments, logs, the store, the job's folder, what is
 * printed.
 */
@Timeout(120)
@EnabledOnOs(value = OS.LINUX, disabledReason = "the keyring of the test is GNOME's")
@SuppressWarnings("NullAway.Init") // what is missing here leaves the tests out
final class KeptPasswordTest {
    private static final String USER = PostgresServer.LOCKED;
    private static final String DATABASE = "canaries";
    private static final String CANARY = "canary-5b1d-x9Zq";
    private static final String WRONG = "canary-wrong-77aa";
    private static final String PASSPHRASE = "canary passphrase 31e0";

    /** Lines of a test that went well: found, reached, signed in, written. */
    private static final int STEPS = 4;

    private static final int FILES = 4;
    private static final int ROWS = 20_000;

    @TempDir Path folder;
    private Workplace at;
    private Optional<KeyringService> running = Optional.empty();
    private KeyringService keyring;
    private PostgresServer server;
    private final List<String> printed = new ArrayList<>();

    @BeforeEach
    void start() throws Exception {
        running = KeyringService.start(folder);
        assumeTrue(
                running.isPresent(),
                "gnome-keyring or dbus is not installed; this test is left out.");
        keyring = running.get();
        Optional<PostgresServer> shared = PostgresServer.shared();
        assumeTrue(shared.isPresent(), "PostgreSQL is not installed here; this test is left out.");
        server = shared.get();
        at = new Workplace(folder);
        try (Connection connection =
                        DriverManager.getConnection(
                                "jdbc:postgresql://127.0.0.1:%d/postgres".formatted(server.port()),
                                PostgresServer.OWNER,
                                "");
                Statement statement = connection.createStatement()) {
            statement.execute("DROP DATABASE IF EXISTS " + DATABASE);
            statement.execute("DROP ROLE IF EXISTS " + USER);
            statement.execute("CREATE ROLE %s LOGIN PASSWORD '%s'".formatted(USER, CANARY));
            statement.execute("CREATE DATABASE %s OWNER %s".formatted(DATABASE, USER));
        }
    }

    @AfterEach
    void stop() {
        running.ifPresent(KeyringService::close);
    }

    @Test
    void passwordLetsRowsInAndAppearsNowhereElse() throws Exception {
        assertThat(add(WRONG).code()).isZero();
        Ended refused = run("connection", "test", "shop");
        assertThat(refused.code()).isNotZero();
        assertThat(refused.said()).contains("does not let " + USER + " into");
        at.file("in/bad.tsv", "id\n1\n");
        assertThat(run("load", "in", "--into", "postgresql:shop", "--table", "t", "--json").code())
                .isEqualTo(1);

        Ended added = add(CANARY);
        assertThat(added.code()).isZero();
        assertThat(added.out()).isEmpty();
        assertThat(run("connection", "list").out()).singleElement().asString().contains("keyring");
        assertThat(run("connection", "test", "shop").out())
                .hasSize(STEPS)
                .last()
                .asString()
                .contains("tables can be made");
        Set<String> seen = new TreeSet<>();
        Ended loaded = load(seen);
        assertThat(loaded.code()).isZero();
        assertThat(Workplace.rows(loaded.last("summary"), "loaded")).isEqualTo(FILES * (ROWS + 1L));
        assertThat(run("report", Workplace.job(loaded), "--json").code()).isZero();

        assertThat(seen).as("arguments and environments").isNotEmpty();
        assertThat(seen).noneMatch(text -> holds(text.getBytes(StandardCharsets.UTF_8)));
        assertThat(printed).noneMatch(text -> holds(text.getBytes(StandardCharsets.UTF_8)));
        try (Stream<Path> all = Files.walk(at.home())) {
            for (Path file : all.filter(Files::isRegularFile).toList()) {
                assertThat(holds(Files.readAllBytes(file))).as("%s", file).isFalse();
            }
        }

        assertThat(run("connection", "remove", "shop").code()).isZero();
        assertThat(run("connection", "list").out()).isEmpty();
    }

    @Test
    void withoutAKeyringAndWithoutAPassphraseThePasswordIsNotKeptAndThatIsSaid() throws Exception {
        Ended refused = end(KeyringService.without(adding(CANARY)));
        assertThat(refused.code()).isNotZero();
        assertThat(refused.out()).isEmpty();
        assertThat(refused.said()).contains("passphrase").contains("SLUICE_PASSPHRASE_FILE");
        assertThat(run("connection", "list").out()).isEmpty();
    }

    @Test
    void withoutAKeyringThePasswordIsEncryptedByThePassphraseOfAFile() throws Exception {
        Path passphrase = at.file("passphrase", PASSPHRASE + "\n");
        Files.setPosixFilePermissions(passphrase, PosixFilePermissions.fromString("rw-r--r--"));
        assertThat(end(unlocked(passphrase, adding(CANARY))).said()).contains("chmod 600");
        Files.setPosixFilePermissions(passphrase, PosixFilePermissions.fromString("rw-------"));

        assertThat(end(unlocked(passphrase, adding(CANARY))).code()).isZero();
        Path vault = at.home().resolve("secrets.vault");
        assertThat(Files.getPosixFilePermissions(vault))
                .isEqualTo(PosixFilePermissions.fromString("rw-------"));
        assertThat(end(KeyringService.without(at.launch("connection", "list"))).out())
                .singleElement()
                .asString()
                .contains("secrets.vault");
        assertThat(end(unlocked(passphrase, at.launch("connection", "test", "shop"))).out())
                .hasSize(STEPS);
        at.file("in/f.tsv", "id\n1\n2\n");
        Launch load =
                at.launch("load", "in", "--into", "postgresql:shop", "--table", "v", "--json");
        assertThat(end(unlocked(passphrase, load)).code()).isZero();
        Ended locked = end(KeyringService.without(load));
        assertThat(locked.code()).isEqualTo(1);
        assertThat(locked.said()).contains("SLUICE_PASSPHRASE_FILE");
        // What was kept without a keyring is found with one.
        assertThat(
                        end(keyring.before(
                                        unlockedBy(
                                                passphrase,
                                                at.launch("connection", "test", "shop"))))
                                .out())
                .hasSize(STEPS);

        Files.writeString(passphrase, "not the right one");
        Ended wrong = end(unlocked(passphrase, at.launch("connection", "test", "shop")));
        assertThat(wrong.code()).isNotZero();
        assertThat(wrong.said()).contains("does not open").contains("secrets.vault");

        assertThat(printed).noneMatch(text -> holds(text.getBytes(StandardCharsets.UTF_8)));
        try (Stream<Path> all = Files.walk(at.home())) {
            for (Path file : all.filter(Files::isRegularFile).toList()) {
                assertThat(holds(Files.readAllBytes(file))).as("%s", file).isFalse();
            }
        }
        assertThat(end(KeyringService.without(at.launch("connection", "remove", "shop"))).code())
                .isZero();
        assertThat(vault).content().doesNotContain("secret ");
    }

    @Test
    void lockedKeyringIsToldAndNothingTakesItsPlace() throws Exception {
        assertThat(add(CANARY).code()).isZero();
        keyring.close();
        Path passphrase = at.file("passphrase", PASSPHRASE);
        Files.setPosixFilePermissions(passphrase, PosixFilePermissions.fromString("rw-------"));
        running = KeyringService.startLocked(folder);
        keyring = running.orElseThrow();
        for (Launch launch :
                List.of(at.launch("connection", "test", "shop"), adding("another one"))) {
            Ended locked = end(keyring.before(unlockedBy(passphrase, launch)));
            assertThat(locked.code()).isNotZero();
            assertThat(locked.said()).contains("keyring is locked; unlock it");
        }
        assertThat(at.home().resolve("secrets.vault")).doesNotExist();
    }

    private static Launch unlocked(Path passphrase, Launch program) {
        return unlockedBy(passphrase, KeyringService.without(program));
    }

    private static Launch unlockedBy(Path passphrase, Launch program) {
        return program.where("SLUICE_PASSPHRASE_FILE", passphrase.toString());
    }

    private Ended add(String password) throws IOException, InterruptedException {
        return end(keyring.before(adding(password)));
    }

    private Launch adding(String password) throws IOException {
        Path typed = at.file("typed", password + "\n");
        return at.launch("connection", "add", "shop", server.address(USER, DATABASE), "--password")
                .reading(typed);
    }

    private Ended run(String... arguments) throws IOException, InterruptedException {
        return end(keyring.before(at.launch(arguments)));
    }

    private Ended end(Launch launch) throws IOException, InterruptedException {
        try (RunningProgram program = launch.start()) {
            return kept(program.awaitEnd(Workplace.PATIENCE));
        }
    }

    private Ended kept(Ended ended) {
        printed.addAll(ended.out());
        printed.addAll(ended.err());
        return ended;
    }

    /** Loads for real, and looks all the while at the program and whatever it has started. */
    private Ended load(Set<String> seen) throws IOException, InterruptedException {
        Files.delete(folder.resolve("in/bad.tsv"));
        StringBuilder rows = new StringBuilder("id\tname\n");
        for (int row = 0; row < ROWS; row++) {
            rows.append(row).append("\tsome words for this row\n");
        }
        for (int file = 0; file < FILES; file++) {
            at.file("in/f" + file + ".tsv", rows + "0\tfile " + file + "\n");
        }
        Launch launch =
                keyring.before(
                        at.launch(
                                "load",
                                "in",
                                "--into",
                                "postgresql:shop",
                                "--table",
                                "t",
                                "--json",
                                "--codec",
                                "zstd",
                                "--keep-staged"));
        try (RunningProgram program = launch.start()) {
            while (program.alive()) {
                look(program.pid(), seen);
                for (ProcessHandle child : program.descendants()) {
                    look(child.pid(), seen);
                }
            }
            return kept(program.awaitEnd(Workplace.PATIENCE));
        }
    }

    private static boolean holds(byte[] bytes) {
        String text = new String(bytes, StandardCharsets.ISO_8859_1);
        return text.contains(CANARY) || text.contains(WRONG) || text.contains(PASSPHRASE);
    }

    private static void look(long pid, Set<String> seen) {
        for (String what : List.of("cmdline", "environ")) {
            try {
                seen.add(
                        Files.readString(
                                Path.of("/proc/" + pid, what), StandardCharsets.ISO_8859_1));
            } catch (IOException e) {
                // It has ended since it was listed.
                return;
            }
        }
    }
}
