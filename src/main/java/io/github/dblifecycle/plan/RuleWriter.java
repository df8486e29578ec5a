package io.github.dblifecycle.plan;

import io.github.dblifecycle.catalog.Rule;
import java.util.List;

/** Rewrite rules. */
final class RuleWriter {

    private RuleWriter() {}

    static Step step(Rule rule) {
        FiringObject object = new FiringObject("RULE", rule.relation(), rule.name());
        return Step.of(
                Section.RULES,
                rule.reference(),
                List.of(rule.on()),
                object.statements(rule.definition(), rule.firing(), rule.comment()));
    }
}
