package io.github.dblifecycle.plan;

import io.github.dblifecycle.sql.LockMode;
import io.github.dblifecycle.sql.QualifiedName;
import java.util.Comparator;
import java.util.Objects;
import java.util.Optional;

/**
 * A lock that a statement takes on something that was there before its script began. The strongest come first.
 *
 * @param kind in words, for example {@code table}
 * @param table the one that an index belongs to; empty for all else
 */
public record ExpectedLock(String kind, QualifiedName name, Optional<QualifiedName> table, LockMode mode)
        implements Comparable<ExpectedLock> {

    private static final Comparator<ExpectedLock> ORDER = Comparator.comparing(
                    ExpectedLock::mode, Comparator.reverseOrder())
            .thenComparing(lock -> lock.table().isPresent())
            .thenComparing(ExpectedLock::kind)
            .thenComparing(ExpectedLock::name);

    public ExpectedLock {
        Objects.requireNonNull(kind, "kind");
        Objects.requireNonNull(name, "name");
        Objects.requireNonNull(table, "table");
        Objects.requireNonNull(mode, "mode");
    }

    /** Kind and name, for example {@code table public.orders}. */
    public String display() {
        return kind + " " + name.display();
    }

    @Override
    public int compareTo(ExpectedLock other) {
        return ORDER.compare(this, other);
    }
}
