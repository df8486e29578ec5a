package io.github.dblifecycle.workflow;

import io.github.dblifecycle.environment.ConfigurationException;
import io.github.dblifecycle.environment.ConfigurationProblem;
import io.github.dblifecycle.finding.Finding;
import io.github.dblifecycle.plan.Hazard;
import io.github.dblifecycle.plan.HazardKind;
import io.github.dblifecycle.plan.Plan;
import io.github.dblifecycle.plan.PlannedStatement;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** The hazards that somebody took upon themselves, by name. Only the worst ones have to be. */
public record AllowedHazards(Set<HazardKind> kinds) {

    private static final Set<HazardKind> TO_BE_ALLOWED = Set.of(HazardKind.LOSES_DATA, HazardKind.NEEDS_A_DECISION);

    public AllowedHazards {
        kinds = Set.copyOf(kinds);
    }

    /**
     * Understands words like {@code loses-data}.
     *
     * @throws ConfigurationException where one is none that has to be allowed
     */
    public static AllowedHazards parse(List<String> words) {
        Set<HazardKind> kinds = EnumSet.noneOf(HazardKind.class);
        List<ConfigurationProblem> problems = new ArrayList<>();
        for (String word : words) {
            Optional<HazardKind> kind = TO_BE_ALLOWED.stream()
                    .filter(one -> one.word().equals(word.strip()))
                    .findFirst();
            kind.ifPresent(kinds::add);
            if (kind.isEmpty()) {
                problems.add(new ConfigurationProblem(
                        "db.allow",
                        "'" + word + "' is no hazard that has to be allowed",
                        "write " + HazardKind.LOSES_DATA.word() + ", " + HazardKind.NEEDS_A_DECISION.word()
                                + " or both with a comma between them"));
            }
        }
        if (!problems.isEmpty()) {
            throw new ConfigurationException(problems);
        }
        return new AllowedHazards(kinds);
    }

    /**
     * One for each statement with a hazard that has to be allowed and was not.
     *
     * @param rename what to do if something was renamed, for the end of a sentence
     */
    List<Finding> refusals(Plan plan, String rename) {
        List<Finding> findings = new ArrayList<>();
        for (PlannedStatement statement : plan.statements()) {
            for (Hazard hazard : statement.hazards()) {
                if (TO_BE_ALLOWED.contains(hazard.kind()) && !kinds.contains(hazard.kind())) {
                    findings.add(Finding.error(
                                    "DB035",
                                    Optional.empty(),
                                    hazard.kind().word() + ": " + hazard.sentence(),
                                    "if that is meant, -Ddb.allow="
                                            + hazard.kind().word()
                                            + "; if it is a rename, "
                                            + rename)
                            .withDetails(List.of("statement: " + statement.sql())));
                }
            }
        }
        return findings;
    }
}
