package io.github.dblifecycle.plan;

import io.github.dblifecycle.catalog.ObjectReference;
import io.github.dblifecycle.sql.Identifier;
import io.github.dblifecycle.sql.QualifiedName;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Gathers the statements about one object: what makes it, then what was said about it. */
final class Comments {

    private final List<String> statements = new ArrayList<>();

    Comments(List<String> first) {
        statements.addAll(first);
    }

    static List<String> after(String statement, String object, Optional<String> comment) {
        return new Comments(List.of(statement)).add(object, comment).statements();
    }

    /** @param object its kind and name as SQL has them, {@code TABLE app.orders} */
    Comments add(String object, Optional<String> comment) {
        comment.ifPresent(text -> statements.add("COMMENT ON " + object + " IS " + SqlText.literal(text)));
        return this;
    }

    Comments add(ObjectReference object, Optional<String> comment) {
        return add(ObjectName.of(object), comment);
    }

    Comments addColumn(QualifiedName relation, Identifier column, Optional<String> comment) {
        return add("COLUMN " + relation.readable() + "." + column.readable(), comment);
    }

    List<String> statements() {
        return List.copyOf(statements);
    }
}
