package io.github.dblifecycle.backup;

import io.github.dblifecycle.sql.Identifier;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Large objects with whatever is known of them, as statements: psql's own commands for them would end the transaction that a
 * whole file may be restored in.
 *
 * @param owners whether to write whose they are
 * @param privileges whether to write who may use them
 */
record LargeObjectSource(boolean owners, boolean privileges) implements Source {

    /** How their sum is called among those of the tables. */
    static final String NAME = "large objects";

    /** A multiple of what a page of theirs holds. */
    private static final int CHUNK = 1 << 19;

    /** One large object, without what it holds. */
    private record Known(long number, Optional<Identifier> owner, Optional<String> comment, List<String> grants) {}

    @Override
    public long bytes() {
        return 0;
    }

    @Override
    public Map<String, RowSum> read(BackupSnapshot snapshot, Connection connection, OutputStream out, Reading reading)
            throws SQLException, IOException {
        RowSum.Adding sum = new RowSum.Adding();
        for (Known object : known(connection)) {
            write("SELECT pg_catalog.lo_create(" + object.number() + ");\n", out, sum, reading);
            content(connection, object.number(), out, sum, reading);
            about(object, out);
        }
        return Map.of(NAME, sum.sum());
    }

    private static void content(
            Connection connection, long number, OutputStream out, RowSum.Adding sum, Reading reading)
            throws SQLException, IOException {
        try (PreparedStatement get = connection.prepareStatement("SELECT pg_catalog.lo_get(?::oid, ?, ?)")) {
            for (long offset = 0; ; offset += CHUNK) {
                get.setLong(1, number);
                get.setLong(2, offset);
                get.setInt(3, CHUNK);
                byte[] chunk = bytes(get);
                if (chunk.length > 0) {
                    write(
                            "SELECT pg_catalog.lo_put(" + number + ", " + offset + ", '\\x"
                                    + HexFormat.of().formatHex(chunk) + "');\n",
                            out,
                            sum,
                            reading);
                }
                if (chunk.length < CHUNK) {
                    return;
                }
            }
        }
    }

    private static byte[] bytes(PreparedStatement query) throws SQLException {
        try (ResultSet row = query.executeQuery()) {
            row.next();
            return row.getBytes(1);
        }
    }

    private static void write(String line, OutputStream out, RowSum.Adding sum, Reading reading) throws IOException {
        byte[] bytes = line.getBytes(StandardCharsets.UTF_8);
        sum.add(bytes, 0, bytes.length);
        reading.row(bytes.length);
        out.write(bytes);
    }

    private void about(Known object, OutputStream out) throws IOException {
        List<String> statements = new ArrayList<>();
        object.comment()
                .ifPresent(comment -> statements.add(
                        "COMMENT ON LARGE OBJECT " + object.number() + " IS '" + comment.replace("'", "''") + "'"));
        if (owners) {
            object.owner()
                    .ifPresent(owner ->
                            statements.add("ALTER LARGE OBJECT " + object.number() + " OWNER TO " + owner.readable()));
        }
        if (privileges) {
            statements.addAll(object.grants());
        }
        for (String statement : statements) {
            out.write((statement + ";\n").getBytes(StandardCharsets.UTF_8));
        }
    }

    private static List<Known> known(Connection connection) throws SQLException {
        List<Known> known = new ArrayList<>();
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(SqlResource.text("large_objects.sql"))) {
            while (row.next()) {
                long number = row.getLong("oid");
                known.add(new Known(
                        number,
                        Optional.ofNullable(row.getString("owner")).map(Identifier::new),
                        Optional.ofNullable(row.getString("comment")),
                        grants(number, row.getArray("grantees"), row.getArray("rights"))));
            }
        }
        return known;
    }

    private static List<String> grants(long number, Array grantees, Array rights) throws SQLException {
        List<String> grants = new ArrayList<>();
        Object[] roles = (Object[]) grantees.getArray();
        Object[] given = (Object[]) rights.getArray();
        for (int i = 0; i < roles.length; i++) {
            String right = (String) given[i];
            boolean grantable = right.endsWith(" +");
            grants.add("GRANT " + (grantable ? right.substring(0, right.length() - 2) : right) + " ON LARGE OBJECT "
                    + number + " TO " + (roles[i] == null ? "PUBLIC" : new Identifier((String) roles[i]).readable())
                    + (grantable ? " WITH GRANT OPTION" : ""));
        }
        return grants;
    }
}
