package io.github.dblifecycle.environment;

import io.github.dblifecycle.environment.ConnectionFailure.Reason;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.security.GeneralSecurityException;
import java.sql.SQLException;
import java.util.ArrayDeque;
import java.util.Collections;
import java.util.Deque;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;
import javax.net.ssl.SSLException;
import org.jspecify.annotations.Nullable;
import org.postgresql.util.PSQLException;

/**
 * Finds out why a connection failed: by SQLSTATE (PostgreSQL, "Appendix A. PostgreSQL Error Codes") where the server
 * answered, else by the Java exception underneath; by a text only where neither tells.
 */
final class ConnectionDiagnosis {

    private final Database database;
    private final SQLException thrown;
    private final Set<Throwable> chain;
    private final Redactor redactor;

    ConnectionDiagnosis(Database database, SQLException thrown) {
        this.database = database;
        this.thrown = thrown;
        this.chain = everythingIn(thrown);
        this.redactor = database.redactor();
    }

    ConnectionFailure failure() {
        Reason reason = reason();
        return new ConnectionFailure(reason, redactor.redact(sentence(reason)), fix(reason), thrown, !revealsSecret());
    }

    private Reason reason() {
        String state = thrown.getSQLState() == null ? "" : thrown.getSQLState();
        return switch (state) {
            case "28P01" -> Reason.WRONG_PASSWORD;
            case "28000" -> Reason.NOT_ADMITTED;
            case "3D000" -> Reason.NO_SUCH_DATABASE;
            case "53300" -> Reason.TOO_MANY_CONNECTIONS;
            case "57P03" -> Reason.STARTING_UP;
            default -> withoutAnswer(state);
        };
    }

    private Reason withoutAnswer(String state) {
        if (has(UnknownHostException.class)) {
            return Reason.UNKNOWN_HOST;
        }
        if (has(SocketTimeoutException.class) || says("timed out")) {
            return Reason.TIMEOUT;
        }
        if (has(ConnectException.class) || has(NoRouteToHostException.class)) {
            return Reason.UNREACHABLE;
        }
        if (has(SSLException.class) || has(GeneralSecurityException.class) || (state.startsWith("08") && says("SSL"))) {
            return Reason.ENCRYPTION;
        }
        return state.equals("08004") && database.password().isEmpty() ? Reason.NO_PASSWORD : Reason.OTHER;
    }

    private String sentence(Reason reason) {
        String server = database.url().display();
        String user = database.user().map(name -> "user " + name).orElse("the user of this account's name");
        return switch (reason) {
            case UNREACHABLE -> "no server can be reached at " + server;
            case UNKNOWN_HOST -> "the host of " + server + " is not known to the name service";
            case WRONG_PASSWORD -> "the password of " + user + " for " + server + " is wrong";
            case NO_PASSWORD -> server + " asks for a password of " + user + ", and none is set";
            case NOT_ADMITTED -> server + " does not admit " + user + " from this machine: " + said();
            case NO_SUCH_DATABASE -> "the server has no database of that name: " + server;
            case ENCRYPTION -> "no encrypted connection to " + server + " could be agreed on: " + said();
            case TIMEOUT -> "no answer from " + server + " in time";
            case TOO_MANY_CONNECTIONS -> server + " has no connection left for " + user + ": " + said();
            case STARTING_UP -> "the server of " + server + " does not take connections yet: " + said();
            case OTHER -> "connecting to " + server + " as " + user + " failed: " + said();
        };
    }

    private String fix(Reason reason) {
        return switch (reason) {
            case UNREACHABLE -> "start the server, or correct host and port of the URL";
            case UNKNOWN_HOST -> "correct the host of the URL, or connect to the network (VPN) that knows it";
            case WRONG_PASSWORD -> "correct the password; db:info shows which source it comes from";
            case NO_PASSWORD -> "set -Ddb.password, a <server> in settings.xml, PGPASSWORD, or a line in ~/.pgpass";
            case NOT_ADMITTED ->
                "correct the user, or let the server's pg_hba.conf admit it"
                        + (asksForEncryption()
                                ? ""
                                : "; if the server wants encryption, add sslmode=require to the URL");
            case NO_SUCH_DATABASE -> "correct the database's name in the URL, or create it";
            case ENCRYPTION ->
                "set sslmode in the URL to what the server offers; for a certificate signed by a"
                        + " private authority add sslrootcert=FILE";
            case TIMEOUT ->
                "check that a firewall or allow-list lets this machine through; connectTimeout=SECONDS in"
                        + " the URL waits longer";
            case TOO_MANY_CONNECTIONS -> "close connections that idle, or raise max_connections; then try again";
            case STARTING_UP -> "try again in a moment";
            case OTHER -> "see the cause; db:info shows where each part of the connection comes from";
        };
    }

    private boolean asksForEncryption() {
        String mode = database.url().parameters().getOrDefault("sslmode", "");
        return mode.equals("require")
                || mode.startsWith("verify")
                || database.url().parameters().containsKey("ssl");
    }

    /** The server's or driver's words on one line. */
    private String said() {
        String message = thrown.getMessage();
        return message == null
                ? thrown.getClass().getSimpleName()
                : message.strip().replaceAll("\\s*\\R\\s*", "; ");
    }

    private boolean has(Class<? extends Throwable> type) {
        return chain.stream().anyMatch(type::isInstance);
    }

    private boolean says(String words) {
        return chain.stream()
                .map(Throwable::getMessage)
                .anyMatch(message -> message != null && message.contains(words));
    }

    private boolean revealsSecret() {
        return chain.stream().map(ConnectionDiagnosis::text).anyMatch(redactor::isRevealedIn);
    }

    private static String text(Throwable throwable) {
        String server = throwable instanceof PSQLException found && found.getServerErrorMessage() != null
                ? found.getServerErrorMessage().toString()
                : "";
        return throwable + " " + throwable.getMessage() + " " + server;
    }

    /** Causes, suppressed ones and the next ones of JDBC; each once, however they refer to each other. */
    private static Set<Throwable> everythingIn(SQLException thrown) {
        Set<Throwable> found = Collections.newSetFromMap(new IdentityHashMap<>());
        Deque<Throwable> open = new ArrayDeque<>();
        open.add(thrown);
        while (!open.isEmpty()) {
            Throwable one = open.remove();
            if (found.add(one)) {
                addIfPresent(open, one.getCause());
                addIfPresent(open, one instanceof SQLException sql ? sql.getNextException() : null);
                open.addAll(List.of(one.getSuppressed()));
            }
        }
        return found;
    }

    private static void addIfPresent(Deque<Throwable> open, @Nullable Throwable throwable) {
        if (throwable != null) {
            open.add(throwable);
        }
    }
}
