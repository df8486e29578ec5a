package io.github.dblifecycle.plan;

import io.github.dblifecycle.catalog.DomainType;
import io.github.dblifecycle.catalog.DomainType.DomainConstraint;
import java.util.ArrayList;
import java.util.List;

/** Domains with their checks. */
final class DomainWriter {

    private DomainWriter() {}

    static Step step(DomainType domain) {
        String name = domain.name().readable();
        StringBuilder create = new StringBuilder("CREATE DOMAIN " + name + " AS " + domain.type());
        create.append(SqlText.collate(domain.collation()));
        domain.defaultExpression()
                .ifPresent(expression -> create.append("\n    DEFAULT ").append(expression));
        if (domain.notNull()) {
            create.append("\n    NOT NULL");
        }
        List<String> made = new ArrayList<>();
        for (DomainConstraint constraint : domain.constraints()) {
            if (constraint.validated()) {
                create.append("\n    ").append(clause(constraint));
            } else {
                made.add("ALTER DOMAIN " + name + " ADD " + clause(constraint));
            }
        }
        made.add(0, create.toString());
        Comments statements = new Comments(made).add("DOMAIN " + name, domain.comment());
        for (DomainConstraint constraint : domain.constraints()) {
            statements.add("CONSTRAINT " + constraint.name().readable() + " ON DOMAIN " + name, constraint.comment());
        }
        return Step.of(Section.TYPES, domain.reference(), statements.statements());
    }

    static String clause(DomainConstraint constraint) {
        return "CONSTRAINT " + constraint.name().readable() + " " + constraint.definition();
    }
}
