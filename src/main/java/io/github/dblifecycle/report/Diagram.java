package io.github.dblifecycle.report;

import io.github.dblifecycle.report.ChangeView.Kind;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * Tables and what they refer to, with what came of each: what diagrams are drawn from.
 *
 * @param tables sorted by name
 * @param references between tables of the diagram, sorted
 * @param left how many tables of the schemas are not in it
 */
record Diagram(List<Box> tables, List<Reference> references, int left) {

    /**
     * A table.
     *
     * @param change empty where it is alike on both sides
     * @param columns those that are shown, in their order
     * @param left how many columns are not shown
     */
    record Box(String name, Optional<Kind> change, List<Line> columns, int left) {

        Box {
            Objects.requireNonNull(name, "name");
            Objects.requireNonNull(change, "change");
            columns = List.copyOf(columns);
        }
    }

    /**
     * A column.
     *
     * @param key whether it is part of the primary key
     * @param refers whether it is part of a foreign key
     */
    record Line(String name, String type, boolean key, boolean refers, Optional<Kind> change) {

        Line {
            Objects.requireNonNull(name, "name");
            Objects.requireNonNull(type, "type");
            Objects.requireNonNull(change, "change");
        }
    }

    /** A foreign key, from the table that has it to the one that it points at. */
    record Reference(String name, String from, String to, Optional<Kind> change) {

        Reference {
            Objects.requireNonNull(name, "name");
            Objects.requireNonNull(from, "from");
            Objects.requireNonNull(to, "to");
            Objects.requireNonNull(change, "change");
        }
    }

    Diagram {
        tables = List.copyOf(tables);
        references = List.copyOf(references);
    }
}
