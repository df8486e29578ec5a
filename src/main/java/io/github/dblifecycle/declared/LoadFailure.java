package io.github.dblifecycle.declared;

import io.github.dblifecycle.finding.Finding;
import io.github.dblifecycle.sql.Identifier;
import java.util.Collections;
import java.util.List;
import java.util.NavigableSet;
import java.util.TreeSet;

/**
 * The files do not load; the scratch database holds a part of them and is good for nothing.
 *
 * @param findings at least one, sorted
 * @param createdRoles sorted
 */
public record LoadFailure(List<Finding> findings, NavigableSet<Identifier> createdRoles) implements LoadOutcome {

    public LoadFailure {
        findings = findings.stream().sorted(Finding.ORDER).toList();
        createdRoles = Collections.unmodifiableNavigableSet(new TreeSet<>(createdRoles));
        if (findings.isEmpty()) {
            throw new IllegalArgumentException("a failure has a finding");
        }
    }
}
