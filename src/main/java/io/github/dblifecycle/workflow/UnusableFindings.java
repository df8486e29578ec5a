package io.github.dblifecycle.workflow;

import io.github.dblifecycle.catalog.Catalog;
import io.github.dblifecycle.catalog.ObjectKind;
import io.github.dblifecycle.catalog.ObjectReference;
import io.github.dblifecycle.finding.Finding;
import io.github.dblifecycle.finding.Severity;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What is in a live database and does not do what it is there for: invalid indexes, constraints that were never proved. */
final class UnusableFindings {

    private UnusableFindings() {}

    /** @param expected tells which of them the migrations promise to work */
    static List<Finding> of(LiveState live, Catalog expected, IgnoreRules ignore) {
        List<Finding> findings = new ArrayList<>();
        for (LiveState.InvalidIndex index : live.invalidIndexes()) {
            ObjectReference reference = ObjectReference.inSchema(ObjectKind.INDEX, index.name());
            if (!ignore.ignore(reference, live.catalog())) {
                findings.add(of(index, expected.find(reference).isPresent()));
            }
        }
        for (LiveState.NotValidated constraint : live.notValidated()) {
            ObjectReference reference = constraint.ofDomain()
                    ? ObjectReference.inSchema(ObjectKind.DOMAIN, constraint.on())
                    : ObjectReference.onRelation(ObjectKind.CONSTRAINT, constraint.on(), constraint.name());
            if (!ignore.ignore(reference, live.catalog())) {
                findings.add(of(constraint));
            }
        }
        return findings;
    }

    /** All there are, as remarks: who made them is not known. Nothing is written. */
    static List<Finding> remarks(Connection connection) throws SQLException {
        List<Finding> findings = new ArrayList<>(invalidIndexes(connection));
        try (Statement statement = connection.createStatement()) {
            LiveState.notValidated(statement).forEach(constraint -> findings.add(of(constraint)));
        }
        return findings;
    }

    /** The invalid indexes among {@link #remarks}. */
    static List<Finding> invalidIndexes(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            return LiveState.invalidIndexes(statement).stream()
                    .map(index -> of(index, false))
                    .toList();
        }
    }

    private static Finding of(LiveState.InvalidIndex index, boolean expected) {
        String fix = index.ofPartitions()
                ? "create it on every partition and attach those: ALTER INDEX "
                        + index.name().readable() + " ATTACH PARTITION …"
                : "if no CREATE INDEX CONCURRENTLY is running: DROP INDEX CONCURRENTLY "
                        + index.name().readable() + "; and create it again, or REINDEX INDEX CONCURRENTLY "
                        + index.name().readable() + ";" + (index.unique() ? " after the duplicates are gone" : "");
        return new Finding(
                "DB820",
                expected ? Severity.ERROR : Severity.WARNING,
                Optional.empty(),
                "index " + index.name().display() + " on " + index.table() + " is invalid: no query uses it"
                        + (index.unique() ? ", and nothing is unique by it" : ""),
                List.of(index.definition()),
                Optional.of(fix));
    }

    private static Finding of(LiveState.NotValidated constraint) {
        String on = constraint.on().readable();
        return new Finding(
                "DB821",
                Severity.WARNING,
                Optional.empty(),
                "constraint " + constraint.name().display() + " on "
                        + constraint.on().display() + " is not validated: rows from before may break it",
                List.of(constraint.definition()),
                Optional.of("ALTER " + (constraint.ofDomain() ? "DOMAIN " : "TABLE ") + on + " VALIDATE CONSTRAINT "
                        + constraint.name().readable() + ";"));
    }
}
