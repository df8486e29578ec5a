package io.github.dblifecycle.plan;

import io.github.dblifecycle.catalog.Access;
import io.github.dblifecycle.catalog.DefaultPrivileges;
import io.github.dblifecycle.catalog.ObjectReference;
import io.github.dblifecycle.catalog.Privilege;
import io.github.dblifecycle.sql.Identifier;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SortedSet;
import java.util.stream.Collectors;

/** GRANT and REVOKE: what gives an object that was just made the privileges of another. */
final class GrantWriter {

    private record Receiver(Identifier role, boolean grantable) {}

    private GrantWriter() {}

    /** None for an object with the privileges that a new one has. */
    static List<String> statements(ObjectReference object, Access access) {
        String on = " ON " + target(object);
        List<String> statements = new ArrayList<>();
        grouped(access.revoked())
                .forEach((from, rights) ->
                        statements.add("REVOKE " + rights + on + " FROM " + SqlText.role(from.role())));
        grouped(access.granted()).forEach((to, rights) -> statements.add("GRANT " + rights + on + to(to)));
        return statements;
    }

    /** Takes back what {@link #statements(ObjectReference, Access)} gave. */
    static List<String> reversal(ObjectReference object, Access access) {
        String on = " ON " + target(object);
        List<String> statements = new ArrayList<>();
        grouped(access.granted())
                .forEach((from, rights) ->
                        statements.add("REVOKE " + rights + on + " FROM " + SqlText.role(from.role())));
        grouped(access.revoked()).forEach((to, rights) -> statements.add("GRANT " + rights + on + to(to)));
        return statements;
    }

    /** Takes back what {@link #statements(DefaultPrivileges)} gave. */
    static List<String> reversal(DefaultPrivileges privileges) {
        return statements(privileges, privileges.revoked(), privileges.granted());
    }

    static List<String> statements(DefaultPrivileges privileges) {
        return statements(privileges, privileges.granted(), privileges.revoked());
    }

    private static List<String> statements(
            DefaultPrivileges privileges, SortedSet<Privilege> given, SortedSet<Privilege> taken) {
        String alter = "ALTER DEFAULT PRIVILEGES FOR ROLE " + privileges.role().readable()
                + privileges
                        .schema()
                        .map(schema -> " IN SCHEMA " + schema.readable())
                        .orElse("");
        String on = " ON " + privileges.objects().toUpperCase(Locale.ROOT);
        List<String> statements = new ArrayList<>();
        grouped(taken)
                .forEach((from, rights) ->
                        statements.add(alter + " REVOKE " + rights + on + " FROM " + SqlText.role(from.role())));
        grouped(given).forEach((to, rights) -> statements.add(alter + " GRANT " + rights + on + to(to)));
        return statements;
    }

    /** How GRANT speaks of an object: views are tables, aggregates functions. */
    private static String target(ObjectReference object) {
        String name = ObjectName.of(object);
        return switch (object.kind()) {
            case VIEW, MATERIALIZED_VIEW -> "TABLE " + object.qualifiedName().readable();
            case AGGREGATE -> name.replaceFirst("ROUTINE", "FUNCTION");
            case SERVER -> "FOREIGN " + name;
            default -> name;
        };
    }

    private static String to(Receiver receiver) {
        return " TO " + SqlText.role(receiver.role()) + (receiver.grantable() ? " WITH GRANT OPTION" : "");
    }

    private static Map<Receiver, String> grouped(SortedSet<Privilege> privileges) {
        return privileges.stream()
                .collect(Collectors.groupingBy(
                        privilege -> new Receiver(privilege.grantee(), privilege.grantable()),
                        LinkedHashMap::new,
                        Collectors.mapping(
                                privilege -> privilege.right()
                                        + privilege
                                                .column()
                                                .map(column -> " (" + column.readable() + ")")
                                                .orElse(""),
                                Collectors.joining(", "))));
    }
}
