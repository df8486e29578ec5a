package io.github.dblifecycle.workflow;

import io.github.dblifecycle.diff.entity.EntityPolicy;
import io.github.dblifecycle.jpa.EntitySettings;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/** How a project says what its schema should be. */
public sealed interface Declaration {

    /**
     * SQL that says all there is: what it does not mention must not be there.
     *
     * @param files files and directories; empty for the usual places
     */
    record Sql(Optional<List<Path>> files) implements Declaration {

        public Sql {
            files = files.map(List::copyOf);
        }
    }

    /**
     * SQL that a JPA provider wrote: it says what entities can, and nothing of what they cannot.
     *
     * @param files files and directories; empty for the usual places
     */
    record EntitySql(Optional<List<Path>> files, EntityPolicy policy) implements Declaration {

        public EntitySql {
            files = files.map(List::copyOf);
            Objects.requireNonNull(policy, "policy");
        }
    }

    /** Entities, whose own JPA provider writes that SQL each time. */
    record Entities(EntitySettings settings, EntityPolicy policy) implements Declaration {

        public Entities {
            Objects.requireNonNull(settings, "settings");
            Objects.requireNonNull(policy, "policy");
        }
    }

    /** SQL in the usual places. */
    static Declaration usual() {
        return new Sql(Optional.empty());
    }

    /** What is compared by, where that is what entities can say. */
    default Optional<EntityPolicy> entityPolicy() {
        if (this instanceof EntitySql sql) {
            return Optional.of(sql.policy());
        }
        return this instanceof Entities entities ? Optional.of(entities.policy()) : Optional.empty();
    }
}
