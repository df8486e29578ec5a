package io.github.dblifecycle.plan;

import io.github.dblifecycle.catalog.Firing;
import io.github.dblifecycle.sql.Identifier;
import io.github.dblifecycle.sql.QualifiedName;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A trigger or rule, in whatever sessions it fires.
 *
 * @param kind the word of SQL
 */
record FiringObject(String kind, QualifiedName relation, Identifier name) {

    /** What follows ALTER TABLE and its name. */
    String change(Firing firing) {
        return state(firing) + " " + kind + " " + name.readable();
    }

    /** The words that bring about a state. */
    static String state(Firing firing) {
        return switch (firing) {
            case ENABLED -> "ENABLE";
            case DISABLED -> "DISABLE";
            case REPLICA -> "ENABLE REPLICA";
            case ALWAYS -> "ENABLE ALWAYS";
        };
    }

    List<String> statements(String definition, Firing firing, Optional<String> comment) {
        String create = definition.stripTrailing();
        List<String> made = new ArrayList<>();
        made.add(create.endsWith(";") ? create.substring(0, create.length() - 1) : create);
        if (firing != Firing.ENABLED) {
            made.add(firing(firing));
        }
        return new Comments(made)
                .add(kind + " " + name.readable() + " ON " + relation.readable(), comment)
                .statements();
    }

    /** What makes it fire then. */
    String firing(Firing firing) {
        return "ALTER TABLE " + relation.readable() + " " + change(firing);
    }
}
