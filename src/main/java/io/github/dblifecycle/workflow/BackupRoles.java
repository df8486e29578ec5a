package io.github.dblifecycle.workflow;

import io.github.dblifecycle.catalog.Access;
import io.github.dblifecycle.catalog.Catalog;
import io.github.dblifecycle.catalog.Policy;
import io.github.dblifecycle.catalog.Privilege;
import io.github.dblifecycle.catalog.UserMapping;
import io.github.dblifecycle.diff.ComparedAspects;
import io.github.dblifecycle.sql.Identifier;
import java.util.Collection;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;

/** The roles that the SQL of a schema names. Those that PostgreSQL brings along are everywhere and do not count. */
final class BackupRoles {

    private static final String OF_THE_SERVER = "pg_";

    private BackupRoles() {}

    /** Sorted. */
    static List<Identifier> of(Catalog catalog, ComparedAspects aspects) {
        SortedSet<Identifier> roles = new TreeSet<>();
        catalog.objects().keySet().forEach(reference -> {
            Access access = catalog.access(reference);
            if (aspects.owners()) {
                access.owner().ifPresent(roles::add);
            }
            if (aspects.privileges()) {
                add(access.granted(), roles);
                add(access.revoked(), roles);
            }
        });
        if (aspects.privileges()) {
            catalog.defaultPrivileges().values().forEach(privileges -> {
                roles.add(privileges.role());
                add(privileges.granted(), roles);
                add(privileges.revoked(), roles);
            });
        }
        catalog.all(UserMapping.class).forEach(mapping -> roles.add(mapping.user()));
        catalog.all(Policy.class)
                .forEach(policy -> policy.roles().forEach(role -> roles.add(new Identifier(unquoted(role)))));
        roles.removeIf(role -> role.value().startsWith(OF_THE_SERVER)
                || role.value().equals("public")
                || role.value().equals("current_user"));
        return List.copyOf(roles);
    }

    private static void add(Collection<Privilege> privileges, SortedSet<Identifier> roles) {
        privileges.forEach(privilege -> roles.add(privilege.grantee()));
    }

    private static String unquoted(String role) {
        return role.startsWith("\"") ? role.substring(1, role.length() - 1).replace("\"\"", "\"") : role;
    }
}
