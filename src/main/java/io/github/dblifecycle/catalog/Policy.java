package io.github.dblifecycle.catalog;

import io.github.dblifecycle.sql.Identifier;
import io.github.dblifecycle.sql.QualifiedName;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * A policy of row security.
 *
 * @param permissive false: restrictive
 * @param roles quoted where needed, sorted; {@code public} for all
 */
public record Policy(
        QualifiedName table,
        Identifier name,
        PolicyCommand command,
        boolean permissive,
        List<String> roles,
        Optional<String> usingExpression,
        Optional<String> checkExpression,
        Optional<String> comment)
        implements CatalogObject {

    /** The statements a policy is for. */
    public enum PolicyCommand {
        ALL,
        SELECT,
        INSERT,
        UPDATE,
        DELETE
    }

    public Policy {
        Objects.requireNonNull(table, "table");
        Objects.requireNonNull(name, "name");
        Objects.requireNonNull(command, "command");
        Objects.requireNonNull(usingExpression, "usingExpression");
        Objects.requireNonNull(checkExpression, "checkExpression");
        Objects.requireNonNull(comment, "comment");
        roles = roles.stream().sorted().toList();
        if (roles.isEmpty()) {
            throw new IllegalArgumentException("policy " + name + " is for no role");
        }
    }

    @Override
    public ObjectReference reference() {
        return ObjectReference.onRelation(ObjectKind.POLICY, table, name);
    }

    @Override
    public Optional<ObjectReference> partOf() {
        return Optional.of(ObjectReference.table(table));
    }

    @Override
    public Map<String, String> properties() {
        return new Properties()
                .add("command", command.name().toLowerCase(Locale.ROOT))
                .add("permissive", permissive)
                .add("roles", roles)
                .add("using", usingExpression)
                .add("with check", checkExpression)
                .withComment(comment);
    }
}
