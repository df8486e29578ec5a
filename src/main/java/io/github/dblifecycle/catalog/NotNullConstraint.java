package io.github.dblifecycle.catalog;

import io.github.dblifecycle.sql.Identifier;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * What somebody said about the NOT NULL of a column beyond that it is there (PostgreSQL 18, "5.5.2. Not-Null Constraints").
 *
 * <p>A name that the server could have chosen says nothing: it holds the names of table and column of the day when it was
 * made, so that a table that was renamed would never be the same as one that had the name from the start.
 *
 * @param name if somebody chose it, or to address the comment
 * @param noInherit whether child tables are free of it
 * @param comment what {@code COMMENT ON CONSTRAINT} said about it
 */
public record NotNullConstraint(Optional<Identifier> name, boolean noInherit, Optional<String> comment) {

    private static final Pattern CHOSEN_BY_THE_SERVER = Pattern.compile(".*_not_null[0-9]*", Pattern.DOTALL);

    public NotNullConstraint {
        Objects.requireNonNull(name, "name");
        Objects.requireNonNull(comment, "comment");
        if (name.isEmpty() && !noInherit && comment.isEmpty()) {
            throw new IllegalArgumentException("nothing is unusual about this NOT NULL");
        }
        if (name.isEmpty() && comment.isPresent()) {
            throw new IllegalArgumentException("a comment needs a name: " + comment.get());
        }
    }

    /** Empty where nothing is unusual. */
    public static Optional<NotNullConstraint> of(Identifier name, boolean noInherit, Optional<String> comment) {
        boolean named = comment.isPresent()
                || !CHOSEN_BY_THE_SERVER.matcher(name.value()).matches();
        return named || noInherit
                ? Optional.of(new NotNullConstraint(named ? Optional.of(name) : Optional.empty(), noInherit, comment))
                : Optional.empty();
    }

    void describe(Properties properties) {
        properties.add("not null constraint", name);
        if (noInherit) {
            properties.add("not null inherited", "no");
        }
        properties.add("comment on not null", comment.map(Properties::literal));
    }
}
