package io.github.dblifecycle.report;

import io.github.dblifecycle.plan.PendingPlan;
import java.util.Objects;

/**
 * A plan and the database it was made for.
 *
 * @param database host, port and name
 * @param serverVersion as the server says it
 */
public record MigrationPlan(String environment, String database, String serverVersion, PendingPlan plan) {

    public MigrationPlan {
        Objects.requireNonNull(environment, "environment");
        Objects.requireNonNull(database, "database");
        Objects.requireNonNull(serverVersion, "serverVersion");
        Objects.requireNonNull(plan, "plan");
    }

    /** What is typed to apply exactly this. */
    public String command() {
        return "mvn db:migrate -Ddb.env=" + environment + " -Ddb.approvedPlan="
                + plan.identity().hash();
    }

    /** {@code 2 migrations pending}, or that there are none. */
    public String summary() {
        int count = plan.scripts().size();
        return switch (count) {
            case 0 -> "nothing pending";
            case 1 -> "1 migration pending";
            default -> count + " migrations pending";
        };
    }
}
