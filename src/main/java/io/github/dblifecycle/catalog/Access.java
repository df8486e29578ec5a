package io.github.dblifecycle.catalog;

import io.github.dblifecycle.sql.Identifier;
import java.util.Collections;
import java.util.Objects;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/**
 * Whose an object is, who may use it and where it lies: what belongs to an environment more than to a schema, and is
 * compared on request only.
 *
 * <p>Privileges are told as they differ from those that a new object has, so that an object that nobody granted anything
 * on has none, whoever owns it.
 *
 * @param owner empty for what has none of its own, such as an index
 * @param own whether it belongs to the role that read it, as what that role makes would, or to nobody
 * @param tablespace empty for the database's own
 * @param granted beyond what a new object has, sorted
 * @param revoked of what a new object has, sorted
 */
public record Access(
        Optional<Identifier> owner,
        boolean own,
        Optional<Identifier> tablespace,
        SortedSet<Privilege> granted,
        SortedSet<Privilege> revoked) {

    /** Of an object about which nothing is known: usual in every respect. */
    public static final Access USUAL =
            new Access(Optional.empty(), true, Optional.empty(), new TreeSet<>(), new TreeSet<>());

    public Access {
        Objects.requireNonNull(owner, "owner");
        Objects.requireNonNull(tablespace, "tablespace");
        granted = Collections.unmodifiableSortedSet(new TreeSet<>(granted));
        revoked = Collections.unmodifiableSortedSet(new TreeSet<>(revoked));
    }

    /** The owner of what belongs to another role than the one that read it. */
    public Optional<Identifier> otherOwner() {
        return own ? Optional.empty() : owner;
    }

    /** For messages: {@code SELECT to reader; revoked: EXECUTE to public}. Empty where a new object has the same. */
    public String privileges() {
        return display(granted, revoked);
    }

    /** The same without the privileges of other columns than these. */
    public Access onColumns(Predicate<Identifier> columns) {
        return new Access(owner, own, tablespace, onColumns(granted, columns), onColumns(revoked, columns));
    }

    private static SortedSet<Privilege> onColumns(SortedSet<Privilege> privileges, Predicate<Identifier> columns) {
        return privileges.stream()
                .filter(privilege -> privilege.column().filter(columns.negate()).isEmpty())
                .collect(Collectors.toCollection(TreeSet::new));
    }

    static String display(SortedSet<Privilege> granted, SortedSet<Privilege> revoked) {
        String more = String.join(", ", granted.stream().map(Privilege::display).toList());
        String less = String.join(", ", revoked.stream().map(Privilege::display).toList());
        return less.isEmpty() ? more : (more.isEmpty() ? "" : more + "; ") + "revoked: " + less;
    }
}
