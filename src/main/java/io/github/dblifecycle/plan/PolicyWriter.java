package io.github.dblifecycle.plan;

import io.github.dblifecycle.catalog.ObjectReference;
import io.github.dblifecycle.catalog.Policy;
import io.github.dblifecycle.catalog.Policy.PolicyCommand;
import java.util.List;

/** Policies of row security. */
final class PolicyWriter {

    private PolicyWriter() {}

    static Step step(Policy policy) {
        String table = policy.table().readable();
        String name = policy.name().readable();
        StringBuilder create = new StringBuilder("CREATE POLICY " + name + " ON " + table);
        if (!policy.permissive()) {
            create.append(" AS RESTRICTIVE");
        }
        if (policy.command() != PolicyCommand.ALL) {
            create.append(" FOR ").append(policy.command().name());
        }
        if (!policy.roles().equals(List.of("public"))) {
            create.append(" TO ").append(String.join(", ", policy.roles()));
        }
        policy.usingExpression()
                .ifPresent(expression ->
                        create.append("\n    USING (").append(expression).append(')'));
        policy.checkExpression()
                .ifPresent(expression ->
                        create.append("\n    WITH CHECK (").append(expression).append(')'));
        return Step.of(
                Section.POLICIES,
                policy.reference(),
                List.of(ObjectReference.table(policy.table())),
                Comments.after(create.toString(), "POLICY " + name + " ON " + table, policy.comment()));
    }
}
