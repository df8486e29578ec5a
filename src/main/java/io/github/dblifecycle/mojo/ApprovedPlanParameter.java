package io.github.dblifecycle.mojo;

import io.github.dblifecycle.environment.ConfigurationException;
import io.github.dblifecycle.environment.ConfigurationProblem;
import io.github.dblifecycle.plan.ApprovedPlan;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** {@code db.approvedPlan} as it was typed. */
final class ApprovedPlanParameter {

    static final String NAME = "db.approvedPlan";

    private ApprovedPlanParameter() {}

    /**
     * Empty where nobody asks for an approval. An empty value asks for one: it comes of a variable that nobody set, and
     * Maven takes it for none at all.
     *
     * @param configured what Maven made of the parameter
     * @param typed the property as it was typed; null where it was not
     */
    static Optional<ApprovedPlan> parse(@Nullable String configured, @Nullable String typed) {
        String text = typed != null ? typed : configured;
        if (text == null) {
            return Optional.empty();
        }
        try {
            return Optional.of(new ApprovedPlan(text));
        } catch (IllegalArgumentException e) {
            throw new ConfigurationException(List.of(new ConfigurationProblem(
                    NAME,
                    text.isBlank()
                            ? "it is empty, so no plan is approved"
                            : "'" + text.strip() + "' is not the hash of a plan, which is 64 hexadecimal digits",
                    "pass the hash that mvn db:migrate -Ddb.dryRun prints, or leave the property out")));
        }
    }
}
