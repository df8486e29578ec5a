package io.github.dblifecycle.catalog;

import io.github.dblifecycle.sql.Identifier;
import java.util.Comparator;
import java.util.Objects;
import java.util.Optional;

/**
 * One right of one role (PostgreSQL, "5.8. Privileges"). Who granted it is not kept.
 *
 * @param grantee {@code public} for everybody
 * @param right as the server calls it, {@code SELECT}
 * @param column of a table or view, where the right is for that alone
 * @param grantable whether the role may grant it on
 */
public record Privilege(Identifier grantee, String right, Optional<Identifier> column, boolean grantable)
        implements Comparable<Privilege> {

    private static final Comparator<Privilege> ORDER = Comparator.comparing(Privilege::grantee)
            .thenComparing(
                    privilege -> privilege.column().map(Identifier::value).orElse(""))
            .thenComparing(Privilege::right)
            .thenComparing(Privilege::grantable);

    public Privilege {
        Objects.requireNonNull(grantee, "grantee");
        Objects.requireNonNull(right, "right");
        Objects.requireNonNull(column, "column");
    }

    String display() {
        return right + column.map(name -> " (" + name.display() + ")").orElse("") + " to " + grantee.display()
                + (grantable ? " with grant option" : "");
    }

    @Override
    public int compareTo(Privilege other) {
        return ORDER.compare(this, other);
    }
}
