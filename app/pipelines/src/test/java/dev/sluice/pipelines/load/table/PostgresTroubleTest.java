package dev.sluice.pipelines.load.table;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.engine.job.Failure;
import dev.sluice.engine.job.Outcome;
import dev.sluice.engine.pipeline.NoAnswer;
import dev.sluice.engine.pipeline.PhaseFailure;
import dev.sluice.engine.pipeline.StopSignal;
import dev.sluice.pipelines.network.ThisMachine;
import dev.sluice.testkit.Tries;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.postgresql.util.PSQLException;
import org.postgresql.util.PSQLState;
import org.postgresql.util.ServerErrorMessage;

import java.io.EOFException;
import java.io.IOException;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.NetworkInterface;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.sql.SQLException;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

/** Which troubles of a database may be for want of a network. */
final class PostgresTroubleTest {
    /** Of a range that is kept for documents, so of no machine. */
    private static final String ELSEWHERE = "192.0.2.7";

    @Test
    void aServerElsewhereThatTakesNoConnectionMayWantANetwork() {
        for (IOException why :
                new IOException[] {
                    new ConnectException("Connection refused"),
                    new ConnectException("Connection timed out"),
                    new SocketTimeoutException("Connect timed out")
                }) {
            assertThat(opening(ELSEWHERE, why)).hasCauseInstanceOf(NoAnswer.class);
            assertThat(working(ELSEWHERE, why)).hasCauseInstanceOf(NoAnswer.class);
        }
        assertThat(opening(ELSEWHERE, new ConnectException("Connection refused")).failure())
                .isInstanceOf(Failure.Transient.class)
                .extracting(Failure::message)
                .asString()
                .startsWith("Nothing answers at 192.0.2.7;");
    }

    @ParameterizedTest
    @ValueSource(strings = {"localhost", "127.0.0.1", "127.3.2.1", "::1", "0.0.0.0"})
    void aServerOfThisMachineNeverDoes(String host) {
        IOException refused = new ConnectException("Connection refused");

        assertThat(opening(host, refused)).hasCauseInstanceOf(SQLException.class);
        assertThat(working(host, refused)).hasCauseInstanceOf(SQLException.class);
    }

    @Test
    void soDoesNoneAtAnAddressOfItsNetworkCards() throws Exception {
        for (NetworkInterface card : NetworkInterface.networkInterfaces().toList()) {
            for (InetAddress own : card.inetAddresses().toList()) {
                assertThat(ThisMachine.is(own.getHostAddress())).as(own.toString()).isTrue();
            }
        }
    }

    @Test
    void aConnectionToElsewhereThatIsLostMayWantOneToo() {
        for (IOException why :
                new IOException[] {
                    new EOFException(), new SocketException("Connection timed out")
                }) {
            assertThat(opening(ELSEWHERE, why)).hasCauseInstanceOf(NoAnswer.class);
            assertThat(working(ELSEWHERE, why)).hasCauseInstanceOf(NoAnswer.class);
            assertThat(working("localhost", why)).hasCauseInstanceOf(SQLException.class);
        }
        assertThat(working(ELSEWHERE, new EOFException()).failure().message())
                .isEqualTo(
                        "The connection to shop at 192.0.2.7 was lost; what was not committed is"
                                + " sent again.");
    }

    @ParameterizedTest
    @ValueSource(strings = {"57P01", "08P01", "08004"})
    void aServerThatSaysWhyItEndsAConnectionWasThere(String state) {
        SQLException said =
                new PSQLException(
                        new ServerErrorMessage(
                                "SFATAL\0VFATAL\0C" + state + "\0Mterminating connection\0\0"));

        assertThat(PostgresTrouble.working(address(ELSEWHERE), StopSignal.NEVER, said))
                .hasCauseInstanceOf(SQLException.class);
    }

    @Test
    void workThatLosesItsConnectionWithoutANetworkUsesUpNoTry() {
        assertThat(triesWhenLostTwice(ELSEWHERE, false)).containsExactly(1, 1, 1);
        assertThat(triesWhenLostTwice(ELSEWHERE, true)).containsExactly(1, 2, 3);
        assertThat(triesWhenLostTwice("localhost", false)).containsExactly(1, 2, 3);
    }

    private static List<Integer> triesWhenLostTwice(String host, boolean network) {
        AtomicInteger calls = new AtomicInteger();
        return Tries.ofOneItem(
                network,
                context -> {
                    if (calls.incrementAndGet() < 3) {
                        throw working(host, new EOFException());
                    }
                    return Outcome.done();
                });
    }

    private static PhaseFailure opening(String host, IOException why) {
        return PostgresTrouble.opening(address(host), failed(why));
    }

    private static PhaseFailure working(String host, IOException why) {
        return PostgresTrouble.working(address(host), StopSignal.NEVER, failed(why));
    }

    private static PostgresAddress address(String host) {
        String written = host.contains(":") ? "[" + host + "]" : host;
        return PostgresAddress.parse("postgresql://anna@" + written + "/shop");
    }

    /** As the driver tells it. */
    private static SQLException failed(IOException why) {
        return new PSQLException(
                "The connection attempt failed.", PSQLState.CONNECTION_UNABLE_TO_CONNECT, why);
    }
}
