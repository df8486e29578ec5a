package io.github.dblifecycle.migrate;

import java.time.Duration;
import java.util.Objects;

/**
 * A session that keeps a migration waiting.
 *
 * @param process the server's process number, what {@code pg_terminate_backend} takes
 * @param role empty where the server does not tell
 * @param application as it calls itself; may be empty
 * @param state {@code active}, {@code idle in transaction} …; empty where the server does not tell
 * @param query its current or last statement, shortened; empty where the server does not tell
 * @param transaction how long its transaction has been open
 * @param wanted the lock that is waited for: mode and relation
 */
public record Blocker(
        int process, String role, String application, String state, String query, Duration transaction, String wanted) {

    public Blocker {
        Objects.requireNonNull(role, "role");
        Objects.requireNonNull(application, "application");
        Objects.requireNonNull(state, "state");
        Objects.requireNonNull(query, "query");
        Objects.requireNonNull(transaction, "transaction");
        Objects.requireNonNull(wanted, "wanted");
    }

    /** Without the query: {@code process 4711 (user app, psql, idle in transaction, transaction open for 93 s)}. */
    public String session() {
        StringBuilder text = new StringBuilder("process ").append(process).append(" (");
        text.append(role.isEmpty() ? "user not told" : "user " + role);
        if (!application.isEmpty()) {
            text.append(", ").append(application);
        }
        if (!state.isEmpty()) {
            text.append(", ").append(state);
        }
        return text.append(", transaction open for ")
                .append(transaction.toSeconds())
                .append(" s)")
                .toString();
    }

    /** The same with the query, in one line: {@code process 4711 (…): UPDATE orders …}. */
    public String sentence() {
        return query.isEmpty() ? session() : session() + ": " + query;
    }
}
