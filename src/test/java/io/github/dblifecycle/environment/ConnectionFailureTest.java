package io.github.dblifecycle.environment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.github.dblifecycle.environment.ConnectionFailure.Reason;
import java.io.IOException;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.NoRouteToHostException;
import java.net.ServerSocket;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.util.Map;
import java.util.Optional;
import javax.net.ssl.SSLHandshakeException;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.postgresql.util.PSQLException;
import org.postgresql.util.PSQLState;
import org.postgresql.util.ServerErrorMessage;

class ConnectionFailureTest {

    private static final Database WITH_PASSWORD = new Database(
            DatabaseUrl.of(new HostAndPort("db.example.com", 5432), "shop"),
            Optional.of("joe"),
            Optional.of(new Secret("hunter2")));

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "28P01 | WRONG_PASSWORD | the password of user joe for db.example.com:5432/shop is wrong",
                "28000 | NOT_ADMITTED | db.example.com:5432/shop does not admit user joe from this machine: FATAL: words",
                "3D000 | NO_SUCH_DATABASE | the server has no database of that name: db.example.com:5432/shop",
                "53300 | TOO_MANY_CONNECTIONS | db.example.com:5432/shop has no connection left for user joe: FATAL: words",
                "57P03 | STARTING_UP | the server of db.example.com:5432/shop does not take connections yet: FATAL: words",
                "XX000 | OTHER | connecting to db.example.com:5432/shop as user joe failed: FATAL: words",
            })
    void theServersAnswerIsTranslatedByItsState(String state, Reason reason, String sentence) {
        PSQLException thrown = new PSQLException(new ServerErrorMessage("SFATAL\0C" + state + "\0Mwords\0"));

        ConnectionFailure failure = ConnectionFailure.of(WITH_PASSWORD, thrown);

        assertThat(failure.reason()).isEqualTo(reason);
        assertThat((Throwable) failure).hasMessage(sentence + System.lineSeparator() + "    fix: " + failure.fix());
        assertThat(failure.getSQLState()).isEqualTo(state);
        assertThat((Throwable) failure).hasCause(thrown);
    }

    @Test
    void withoutAnAnswerTheCauseTells() {
        assertThat(reasonOf(new ConnectException("Connection refused"))).isEqualTo(Reason.UNREACHABLE);
        assertThat(reasonOf(new NoRouteToHostException("no route"))).isEqualTo(Reason.UNREACHABLE);
        assertThat(reasonOf(new ConnectException("Connection timed out"))).isEqualTo(Reason.TIMEOUT);
        assertThat(reasonOf(new UnknownHostException("h"))).isEqualTo(Reason.UNKNOWN_HOST);
        assertThat(reasonOf(new SocketTimeoutException("late"))).isEqualTo(Reason.TIMEOUT);
        assertThat(reasonOf(new IOException("wrapped", new SSLHandshakeException("untrusted"))))
                .isEqualTo(Reason.ENCRYPTION);
        assertThat(reasonOf(null)).isEqualTo(Reason.OTHER);
    }

    private static Reason reasonOf(@Nullable Throwable cause) {
        PSQLException thrown =
                new PSQLException("The connection attempt failed.", PSQLState.CONNECTION_UNABLE_TO_CONNECT, cause);
        return ConnectionFailure.of(WITH_PASSWORD, thrown).reason();
    }

    @Test
    void aServerWithoutEncryptionIsToldFromAMissingPassword() {
        Database without = new Database(WITH_PASSWORD.url(), WITH_PASSWORD.user(), Optional.empty());
        PSQLException noSsl = new PSQLException("The server does not support SSL.", PSQLState.CONNECTION_REJECTED);
        PSQLException noPassword = new PSQLException(
                "The server requested SCRAM-based authentication, but no password was provided.",
                PSQLState.CONNECTION_REJECTED);

        assertThat(ConnectionFailure.of(without, noSsl).reason()).isEqualTo(Reason.ENCRYPTION);
        assertThat(ConnectionFailure.of(without, noPassword).reason()).isEqualTo(Reason.NO_PASSWORD);
    }

    @Test
    void encryptionIsSuggestedOnlyWhereItIsNotAskedForYet() {
        PSQLException thrown = new PSQLException(new ServerErrorMessage("SFATAL\0C28000\0Mno pg_hba.conf entry\0"));
        Database encrypted = new Database(
                new DatabaseUrl(WITH_PASSWORD.url().hosts(), "shop", Map.of("sslmode", "require")),
                Optional.empty(),
                Optional.empty());

        assertThat(ConnectionFailure.of(WITH_PASSWORD, thrown).fix()).contains("sslmode=require");
        assertThat(ConnectionFailure.of(encrypted, thrown).fix()).doesNotContain("sslmode");
    }

    @Test
    void aClosedPortIsUnreachable() throws IOException {
        int closed;
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            closed = socket.getLocalPort();
        }

        ConnectionFailure failure = connecting(new HostAndPort("127.0.0.1", closed));

        assertThat(failure.reason()).isEqualTo(Reason.UNREACHABLE);
        assertThat((Throwable) failure)
                .hasMessageStartingWith("no server can be reached at 127.0.0.1:" + closed + "/shop");
        assertThat(failure.mayPass()).isTrue();
    }

    /** Names below .invalid never exist (RFC 6761, 6.4). */
    @Test
    void aNameThatDoesNotExistIsAnUnknownHost() {
        ConnectionFailure failure = connecting(new HostAndPort("db.invalid", 5432));

        assertThat(failure.reason()).isEqualTo(Reason.UNKNOWN_HOST);
        assertThat(failure.mayPass()).isFalse();
    }

    /** A port that is listened on but never answered. */
    @Test
    void aServerThatDoesNotAnswerIsATimeout() throws IOException {
        try (ServerSocket silent = new ServerSocket(0, 5, InetAddress.getLoopbackAddress())) {
            DatabaseUrl url = new DatabaseUrl(
                    DatabaseUrl.of(new HostAndPort("127.0.0.1", silent.getLocalPort()), "shop")
                            .hosts(),
                    "shop",
                    Map.of("loginTimeout", "1", "sslmode", "disable", "gssEncMode", "disable"));

            assertThat(connecting(url).reason()).isEqualTo(Reason.TIMEOUT);
        }
    }

    private static ConnectionFailure connecting(HostAndPort host) {
        return connecting(DatabaseUrl.of(host, "shop"));
    }

    private static ConnectionFailure connecting(DatabaseUrl url) {
        Database database = new Database(url, Optional.of("joe"), Optional.of(new Secret("hunter2")));
        return catchThrowableOfType(
                ConnectionFailure.class, () -> database.connect("test").close());
    }
}
