package io.github.dblifecycle.migrate;

import java.util.List;
import java.util.Objects;

/** Which targets a run is for, as a person says it; what of it exists is not known yet. */
public sealed interface TargetSelection {

    MigrationTarget.Kind kind();

    /** These, in this order; as the server stores the names, without quotes. */
    record Named(MigrationTarget.Kind kind, List<String> names) implements TargetSelection {
        public Named {
            Objects.requireNonNull(kind, "kind");
            names = List.copyOf(names);
        }
    }

    /** Those that a query on the environment's database lists in its only column, in the order of its rows. */
    record Queried(MigrationTarget.Kind kind, String query) implements TargetSelection {
        public Queried {
            Objects.requireNonNull(kind, "kind");
            Objects.requireNonNull(query, "query");
        }
    }
}
