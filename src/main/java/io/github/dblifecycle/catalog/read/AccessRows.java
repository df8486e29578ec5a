package io.github.dblifecycle.catalog.read;

import io.github.dblifecycle.catalog.Access;
import io.github.dblifecycle.catalog.DefaultPrivileges;
import io.github.dblifecycle.catalog.ObjectKind;
import io.github.dblifecycle.catalog.Privilege;
import io.github.dblifecycle.sql.Identifier;
import java.sql.SQLException;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Owners, privileges and tablespaces of the objects that were read before, and default privileges. */
final class AccessRows {

    private AccessRows() {}

    static void read(Snapshot snapshot, ReadObjects objects) {
        snapshot.query(
                "access",
                row -> objects.add(
                        row.reference(ObjectKind.valueOf(row.text("kind"))),
                        new Access(
                                row.optionalIdentifier("owner"),
                                row.flag("own"),
                                row.optionalIdentifier("tablespace"),
                                privileges(row, true),
                                privileges(row, false))));
        snapshot.query(
                "default_privileges",
                row -> objects.add(new DefaultPrivileges(
                        row.identifier("role"),
                        row.optionalIdentifier("schema"),
                        row.text("objects"),
                        privileges(row, true),
                        privileges(row, false))));
    }

    private static SortedSet<Privilege> privileges(Row row, boolean granted) throws SQLException {
        SortedSet<Privilege> privileges = new TreeSet<>();
        if (row.optionalText("grantees").isEmpty()) {
            return privileges;
        }
        List<String> grantees = row.present("grantees");
        List<String> rights = row.present("rights");
        List<@Nullable String> columns = row.texts("column_names");
        List<@Nullable Boolean> grantable = row.flags("grantable");
        List<@Nullable Boolean> additional = row.flags("granted");
        for (int i = 0; i < grantees.size(); i++) {
            if (Objects.equals(additional.get(i), granted)) {
                privileges.add(new Privilege(
                        new Identifier(grantees.get(i)),
                        rights.get(i),
                        Optional.ofNullable(columns.get(i)).map(Identifier::new),
                        Boolean.TRUE.equals(grantable.get(i))));
            }
        }
        return privileges;
    }
}
