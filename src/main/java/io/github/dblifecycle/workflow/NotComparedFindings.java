package io.github.dblifecycle.workflow;

import io.github.dblifecycle.catalog.NotCompared;
import io.github.dblifecycle.finding.Finding;
import io.github.dblifecycle.finding.Severity;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;

/** Says by name what nobody looked at. */
final class NotComparedFindings {

    private NotComparedFindings() {}

    static List<Finding> of(BothSides sides) {
        Optional<ScratchSide> declared = sides.declared().flatMap(DeclaredSide::side);
        if (sides.migrations().side().isEmpty() || declared.isEmpty()) {
            return List.of();
        }
        SortedSet<NotCompared> all = new TreeSet<>(
                sides.migrations().side().get().reading().catalog().notCompared());
        all.addAll(declared.get().reading().catalog().notCompared());
        if (all.isEmpty()) {
            return List.of();
        }
        return List.of(new Finding(
                "DB004",
                Severity.WARNING,
                Optional.empty(),
                all.size() == 1
                        ? "one object was not compared: its kind is not modelled yet"
                        : all.size() + " objects were not compared: their kinds are not modelled yet",
                all.stream().map(NotCompared::toString).toList(),
                Optional.of("compare them by hand when a migration touches them")));
    }
}
