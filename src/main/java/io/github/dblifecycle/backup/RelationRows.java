package io.github.dblifecycle.backup;

import io.github.dblifecycle.sql.Identifier;
import io.github.dblifecycle.sql.QualifiedName;
import java.sql.Array;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The tables of a database, as its catalogs list them at the moment. */
final class RelationRows {

    private RelationRows() {}

    /** Sorted by name. */
    static List<Relation> read(Connection connection) throws SQLException {
        List<Relation> relations = new ArrayList<>();
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(SqlResource.text("relations.sql"))) {
            while (row.next()) {
                relations.add(new Relation(
                        QualifiedName.of(row.getString("schema"), row.getString("name")),
                        row.getBoolean("partitioned"),
                        row.getBoolean("unlogged"),
                        row.getBoolean("heap"),
                        row.getLong("bytes"),
                        row.getLong("pages"),
                        Optional.ofNullable(row.getString("extension")).map(Identifier::new),
                        Optional.ofNullable(row.getString("condition")),
                        identifiers(row.getArray("columns")),
                        Optional.ofNullable(row.getString("root_schema"))
                                .map(schema -> QualifiedName.of(schema, string(row, "root_name")))));
            }
        }
        return relations;
    }

    private static String string(ResultSet row, String column) {
        try {
            return row.getString(column);
        } catch (SQLException e) {
            throw new IllegalStateException("no column " + column, e);
        }
    }

    private static List<Identifier> identifiers(Array array) throws SQLException {
        List<Identifier> identifiers = new ArrayList<>();
        for (Object one : (Object[]) array.getArray()) {
            identifiers.add(new Identifier((String) one));
        }
        return identifiers;
    }
}
