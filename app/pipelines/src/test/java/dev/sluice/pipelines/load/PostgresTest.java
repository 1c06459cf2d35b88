package dev.sluice.pipelines.load;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sluice.engine.job.Failure;
import dev.sluice.engine.job.ItemState;
import dev.sluice.engine.pipeline.PhaseFailure;
import dev.sluice.pipelines.connection.Connections;
import dev.sluice.testkit.postgres.PostgresServer;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.io.IOException;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/** What is PostgreSQL's own: its tables, its types, its ways to refuse. */
@Timeout(120)
final class PostgresTest {
    @TempDir Path temporary;
    private TestDatabase.Postgres database;
    private LoadHarness harness;

    @BeforeEach
    void setUp() throws Exception {
        database = TestDatabase.Postgres.make();
        harness = new LoadHarness(temporary, database);
    }

    @Test
    void whatLooksLikeTheEndOfTheDataOrNullIsText() throws Exception {
        harness.write(
                "a.csv",
                """
                id,v
                1,\\.
                2,\\N
                3,"
                \\.
                "
                4,"a\tb"
                5,\\\\
                6,
                7,""
                8,ä😀\\t
                """);
        harness.load(Map.of());
        assertThat(
                        harness.query(
                                "SELECT id, replace(replace(v, chr(10), 'LF'), chr(9), 'TAB') FROM"
                                        + " orders ORDER BY id"))
                .containsExactly(
                        "1|\\.",
                        "2|\\N",
                        "3|LF\\.LF",
                        "4|aTABb",
                        "5|\\\\",
                        "6|NULL",
                        "7|",
                        "8|ä😀\\t");
    }

    @Test
    void fileOfOneColumnWithOnlyAPointBehindABackslashIsWhole() throws Exception {
        harness.write("a.tsv", "v\nx\n\\.\ny\n");
        harness.load(Map.of());
        assertThat(harness.query("SELECT v FROM orders"))
                .containsExactlyInAnyOrder("x", "\\.", "y");
    }

    @Test
    void numbersDatesAndTimesComeBackAsTheyWere() throws Exception {
        harness.write(
                "a.tsv",
                "n\tm\tday\tat\tyes\n"
                        + "12345678901234567890.12345\t9223372036854775807\t2024-02-29\t2024-02-29"
                        + " 23:59:59\ttrue\n"
                        + "-0.00001\t-1\t1970-01-01\t0001-01-01 00:00:00\tfalse\n");
        harness.load(Map.of());
        assertThat(harness.types())
                .containsExactly(
                        "n DECIMAL(25,5)",
                        "m BIGINT",
                        "day DATE",
                        "at TIMESTAMP WITHOUT TIME ZONE",
                        "yes BOOLEAN");
        assertThat(harness.query("SELECT n, m, day::text, at::text, yes FROM orders ORDER BY m"))
                .containsExactly(
                        "-0.00001|-1|1970-01-01|0001-01-01 00:00:00|false",
                        "12345678901234567890.12345|9223372036854775807|2024-02-29|2024-02-29"
                                + " 23:59:59|true");
    }

    @Test
    void timeIsNotRoundedToWhatAColumnKeeps() throws Exception {
        harness.execute("CREATE TABLE orders (id int, at timestamp(3), clock time(0), size real)");
        harness.write(
                "a.tsv",
                """
                id\tat\tclock\tsize
                1\t2024-01-01 00:00:00.123\t10:00:00\t1.5
                2\t2024-01-01 00:00:00.1235\t10:00:00\t1.5
                3\t2024-01-01 00:00:00\t10:00:00.6\t1.5
                4\t2024-01-01 00:00:00\t10:00:00\t1e39
                """);
        LoadHarness.Result result = harness.load(Map.of("max-bad-rows", "9"));
        assertThat(result.tallies()).containsEntry("rows.rejected", 3L);
        assertThat(harness.query("SELECT id, at::text, clock::text, size FROM orders"))
                .containsExactly("1|2024-01-01 00:00:00.123|10:00:00|1.5");
    }

    @Test
    void valuesAreNotCutOrRoundedByOddTypesOrDomains() throws Exception {
        harness.execute("CREATE DOMAIN price AS numeric(4,2)");
        harness.execute("CREATE DOMAIN nice AS price CHECK (VALUE > 0)");
        harness.execute(
                "CREATE TABLE orders (id int, n name, c \"char\", small numeric(2,4), large"
                        + " numeric(3,-2), p nice, i interval(0), z timetz, ps numeric(4,2)[])");
        String good = "\tabc\tx\t0.0099\t1200\t1.50\t1 day\t10:00:00+02\t{1.25,2}\n";
        StringBuilder rows =
                new StringBuilder("id\tn\tc\tsmall\tlarge\tp\ti\tz\tps\n1").append(good);
        int id = 2;
        for (String[] worse :
                new String[][] {
                    {"abc", "a".repeat(64)},
                    {"\tx\t", "\txy\t"},
                    {"0.0099", "0.00994"},
                    {"1200", "1250"},
                    {"1.50", "1.505"},
                    {"1 day", "00:00:01.5"},
                    {"10:00:00+02", "10:00:00.1234567+02"},
                    {"1.25", "1.255"},
                }) {
            rows.append(id++).append(good.replace(worse[0], worse[1]));
        }
        harness.write("a.tsv", rows.toString());
        LoadHarness.Result result = harness.load(Map.of("max-bad-rows", "9"));
        assertThat(result.tallies()).containsEntry("rows.rejected", 8L);
        assertThat(harness.query("SELECT id, n, c, small, large, p, i, z, ps FROM orders"))
                .containsExactly("1|abc|x|0.0099|1200|1.50|1 day|10:00:00+02|{1.25,2.00}");
    }

    @ParameterizedTest
    @ValueSource(strings = {"money", "pair", "money[]", "interval day to hour", "price[]"})
    void columnThatCouldChangeWhatIsPutIntoItIsRefusedByName(String type) throws Exception {
        harness.execute("CREATE TYPE pair AS (a numeric(4,2), b int)");
        harness.execute("CREATE DOMAIN price AS numeric(4,2)");
        harness.execute("CREATE TABLE orders (id int, v %s)".formatted(type));
        harness.write("a.tsv", "id\tv\n1\t\n");
        assertThatThrownBy(() -> harness.load(Map.of()))
                .hasMessageContaining("Column \"v\" of orders is of type " + type);
        assertThat(harness.query("SELECT * FROM orders")).isEmpty();
    }

    @Test
    void rowsThatReferToReplacedOnesStay() throws Exception {
        referredTo();
        harness.write("a.tsv", "id\tname\n1\tA\n3\tC\n3\tD\n");
        assertThat(harness.load(Map.of("key", "id")).state("a.tsv")).isEqualTo(ItemState.DONE);
        assertThat(harness.query("SELECT * FROM orders ORDER BY id"))
                .containsExactly("1|A", "2|b", "3|D");
        assertThat(harness.query("SELECT * FROM lines ORDER BY id"))
                .containsExactly("10|1", "11|2");
    }

    @Test
    void nullInTheKeyOfATableThatOthersReferToIsAKeyAsWell() throws Exception {
        harness.execute("CREATE TABLE orders (id bigint UNIQUE, name text)");
        harness.execute("CREATE TABLE lines (of bigint REFERENCES orders (id))");
        harness.execute("INSERT INTO orders VALUES (NULL, 'a'), (1, 'b')");
        harness.write("a.tsv", "id\tname\n\tA\n\tB\n2\tC\n");
        assertThat(harness.load(Map.of("key", "id")).state("a.tsv")).isEqualTo(ItemState.DONE);
        assertThat(harness.query("SELECT * FROM orders ORDER BY id"))
                .containsExactly("1|b", "2|C", "NULL|B");
    }

    @Test
    void replaceRemovesNoRowsOfOtherTables() throws Exception {
        referredTo();
        harness.write("a.tsv", "id\tname\n3\tC\n");
        LoadHarness.Result result = harness.load(Map.of("replace", "true"));
        assertThat(result.failure("a.tsv").message())
                .contains("rows of lines (lines_of_fkey ON DELETE CASCADE)");
        assertThat(harness.query("SELECT * FROM orders ORDER BY id")).containsExactly("1|a", "2|b");
        assertThat(harness.query("SELECT * FROM lines ORDER BY id"))
                .containsExactly("10|1", "11|2");
    }

    private void referredTo() throws Exception {
        harness.execute("CREATE TABLE orders (id bigint PRIMARY KEY, name text)");
        harness.execute(
                "CREATE TABLE lines (id int, of bigint REFERENCES orders ON DELETE CASCADE)");
        harness.execute("INSERT INTO orders VALUES (1, 'a'), (2, 'b')");
        harness.execute("INSERT INTO lines VALUES (10, 1), (11, 2)");
    }

    @Test
    void declaredTypesDecideWhichRowsAreBad() throws Exception {
        harness.execute(
                "CREATE TABLE orders (id integer PRIMARY KEY, code varchar(3), price numeric(6,2),"
                        + " size numeric, twice integer GENERATED ALWAYS AS (id * 2) STORED)");
        harness.write(
                "a.tsv",
                """
                id\tcode\tprice\tsize
                1\täöü\t1.50\t1e3
                2\tabcd\t1.00\t1
                3\tab\t1.005\t1
                4\tab\t1.000\t123456789012345678901234567890.5
                5\tab\t10000\t1
                """);
        LoadHarness.Result result = harness.load(Map.of("max-bad-rows", "9"));
        assertThat(result.tallies()).containsEntry("rows.rejected", 4L);
        assertThat(harness.query("SELECT * FROM orders"))
                .containsExactly("4|ab|1.00|123456789012345678901234567890.5|8");
    }

    @Test
    void tableIsFoundWhateverTheCaseOfItsNameAndNewOnesAreAsWritten() throws Exception {
        harness.execute("CREATE SCHEMA \"Sales\"");
        harness.execute("CREATE TABLE \"Sales\".\"Orders\" (id integer)");
        harness.write("a.tsv", "ID\n1\n");
        harness.load(Map.of("table", "sales.ORDERS", "append", "true"));
        assertThat(harness.query("SELECT id FROM \"Sales\".\"Orders\"")).containsExactly("1");
        harness.load(Map.of("table", "New_Ones"));
        assertThat(harness.query("SELECT \"ID\" FROM \"New_Ones\"")).containsExactly("1");
        harness.execute("CREATE TABLE new_ones (id integer)");
        assertThatThrownBy(() -> harness.load(Map.of("table", "NEW_ONES")))
                .hasMessageContaining("New_Ones or new_ones")
                .hasMessageContaining("write the name as the table has it");
    }

    @Test
    void nameThatWouldBeCutIsRefused() throws Exception {
        harness.write("a.tsv", "x".repeat(64) + "\n1\n");
        LoadHarness.Result result = harness.load(Map.of());
        assertThat(result.failure("a.tsv").message()).contains("at most 63 bytes");
        assertThat(harness.query("SELECT 1 FROM pg_class WHERE relname = 'orders'")).isEmpty();
    }

    @Test
    void rowsThatTheTableSwallowsAreMissedAndNothingIsKept() throws Exception {
        harness.execute("CREATE TABLE orders (id bigint)");
        harness.execute(
                "CREATE FUNCTION swallow() RETURNS trigger LANGUAGE plpgsql AS"
                        + " 'BEGIN IF NEW.id = 2 THEN RETURN NULL; END IF; RETURN NEW; END'");
        harness.execute(
                "CREATE TRIGGER swallow BEFORE INSERT ON orders FOR EACH ROW EXECUTE FUNCTION"
                        + " swallow()");
        harness.write("a.tsv", "id\n1\n2\n3\n");
        LoadHarness.Result result = harness.load(Map.of());
        assertThat(result.failure("a.tsv").message())
                .contains("PostgreSQL took 2 rows where the check counted 3");
        assertThat(harness.query("SELECT count(*) FROM orders")).containsExactly("0");
        assertThat(harness.query("SELECT count(*) FROM sluice_ledger")).containsExactly("0");
    }

    @Test
    void rowThatClashesIsNamedWithWhatToDo() throws Exception {
        harness.execute("CREATE TABLE orders (id integer PRIMARY KEY)");
        harness.execute("INSERT INTO orders VALUES (2)");
        harness.write("a.tsv", "id\n1\n2\n");
        LoadHarness.Result result = harness.load(Map.of());
        assertThat(result.failure("a.tsv"))
                .isInstanceOfSatisfying(
                        Failure.Permanent.class,
                        failure ->
                                assertThat(failure.message())
                                        .contains("orders_pkey")
                                        .contains("line 2")
                                        .contains("--key"));
        assertThat(harness.query("SELECT id FROM orders")).containsExactly("2");
        assertThat(harness.load(Map.of("key", "id")).state("a.tsv")).isEqualTo(ItemState.DONE);
        assertThat(harness.query("SELECT id FROM orders ORDER BY id")).containsExactly("1", "2");
    }

    @Test
    void rowsOfManyPartsComeThroughTheStage() throws Exception {
        StringBuilder rows = new StringBuilder("id,v\n");
        for (int i = 0; i < 3000; i++) {
            rows.append(i).append(i % 5 == 0 ? ",\"\"\n" : i % 7 == 0 ? ",\n" : ",\"x\n\\N\"\n");
        }
        harness.write("a.csv", rows.toString());
        harness.load(Map.of("codec", "zstd", "part-size", "5000"));
        assertThat(
                        harness.query(
                                "SELECT count(*), sum(id), count(*) FILTER (v = ''), count(*) FILTER (v IS NULL) FROM orders"
                                        .replace("FILTER (", "FILTER (WHERE ")))
                .containsExactly("3000|4498500|600|343");
    }

    @Test
    void whoeverIsNotLetInIsToldWhy() throws Exception {
        harness.write("a.tsv", "id\n1\n");
        harness.execute(
                "DO 'BEGIN IF NOT EXISTS (SELECT FROM pg_roles WHERE rolname = ''%1$s'') THEN CREATE ROLE %1$s LOGIN PASSWORD ''%2$s''; END IF; END'"
                        .formatted(PostgresServer.LOCKED, PostgresServer.PASSWORD));
        PostgresServer server = database.server();
        String locked = server.address(PostgresServer.LOCKED, database.name());
        refused(locked, Failure.Permanent.class, "asks for the password of locked", ".pgpass");

        Path passwords = temporary.resolve("passwords");
        System.setProperty("org.postgresql.pgpassfile", passwords.toString());
        try {
            Files.writeString(passwords, "*:*:*:locked:wrong\n");
            refused(locked, Failure.Permanent.class, "does not let locked into", ".pgpass");
            Files.writeString(
                    passwords, "*:*:*:locked:" + PostgresServer.PASSWORD + System.lineSeparator());
            refused(locked, Failure.Permanent.class, "permission denied for schema public");
        } finally {
            System.clearProperty("org.postgresql.pgpassfile");
        }
    }

    @Test
    void namedConnectionIsLookedUpInTheHome() throws Exception {
        harness.write("a.tsv", "id\n1\n");
        Connections.of(harness.home).save("shop", database.into(), Optional.empty());
        LoadHarness.Result result = harness.load(Map.of("into", "postgresql:shop"));
        assertThat(harness.query("SELECT id FROM orders")).containsExactly("1");
        assertThat(manifest(result)).contains("\"target\":\"postgresql:shop\"");
        assertThat(harness.verify(result.job()).findings()).isEmpty();
        refused("postgresql:shed", Failure.Permanent.class, "no connection called shed");
    }

    @Test
    void whatIsNotThereIsNamed() throws Exception {
        harness.write("a.tsv", "id\n1\n");
        PostgresServer server = database.server();
        refused(
                server.address(PostgresServer.OWNER, "nowhere"),
                Failure.Permanent.class,
                "There is no database \"nowhere\" at 127.0.0.1");
        int free;
        try (ServerSocket socket = new ServerSocket(0)) {
            free = socket.getLocalPort();
        }
        refused(
                "postgresql://127.0.0.1:%d/x".formatted(free),
                Failure.Transient.class,
                "Nothing answers at 127.0.0.1:" + free);
        refused(
                database.into() + "?sslmode=verify-full",
                Failure.Permanent.class,
                "takes no encrypted connections");
        harness.execute("CREATE VIEW orders AS SELECT 1 AS id");
        refused(database.into(), Failure.Permanent.class, "orders is a view");
    }

    private void refused(String into, Class<? extends Failure> kind, String... words) {
        assertThatThrownBy(() -> harness.load(Map.of("into", into)))
                .isInstanceOfSatisfying(
                        PhaseFailure.class,
                        e -> {
                            assertThat(e.failure()).isInstanceOf(kind);
                            assertThat(e.failure().message())
                                    .contains(words)
                                    .doesNotContain(PostgresServer.PASSWORD);
                        });
    }

    @Test
    void manifestNamesTheTargetAndVerifyReadsItBack() throws Exception {
        harness.write("a.tsv", "id\n1\n2\n");
        LoadHarness.Result result = harness.load(Map.of());
        assertThat(manifest(result)).contains("\"target\":\"" + database.into() + "\"");
        assertThat(harness.verify(result.job()).findings()).isEmpty();
        harness.execute("DROP TABLE orders");
        assertThat(harness.verify(result.job()).findings())
                .singleElement()
                .asString()
                .contains("The table orders is gone");
    }

    private String manifest(LoadHarness.Result result) throws IOException {
        return Files.readString(
                        harness.home
                                .resolve("jobs")
                                .resolve(result.job().id().value())
                                .resolve("manifest.json"))
                .replaceAll("\" : ", "\":");
    }
}
