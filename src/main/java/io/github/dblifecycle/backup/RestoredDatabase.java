package io.github.dblifecycle.backup;

import io.github.dblifecycle.sql.Identifier;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * The database that a backup is restored to, and what this role may do with it.
 *
 * @param provider of its locale: {@code c}, {@code i} or {@code b} (PostgreSQL, "pg_database")
 * @param locale of providers other than {@code c}
 * @param comment on the database
 * @param withPrivileges whether somebody granted or revoked anything on it
 * @param labels how many security labels it has
 * @param role who is connected
 * @param superuser whether that is one
 * @param creates whether that may make databases
 * @param owned whether that owns this one, or is in the role that does
 * @param major version of the server
 * @param objects some of what is in it; empty where it is
 */
public record RestoredDatabase(
        Identifier name,
        Identifier owner,
        String encoding,
        String collation,
        String ctype,
        String provider,
        Optional<String> locale,
        Optional<String> rules,
        Identifier tablespace,
        int connectionLimit,
        boolean template,
        Optional<String> comment,
        boolean withPrivileges,
        long labels,
        String role,
        boolean superuser,
        boolean creates,
        boolean owned,
        int major,
        boolean standby,
        List<String> objects) {

    private static final Identifier USUAL_TABLESPACE = new Identifier("pg_default");

    public RestoredDatabase {
        Objects.requireNonNull(name, "name");
        Objects.requireNonNull(owner, "owner");
        Objects.requireNonNull(tablespace, "tablespace");
        objects = List.copyOf(objects);
    }

    /** Asks the database that is connected to. */
    public static RestoredDatabase read(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(SqlResource.text("restored_database.sql"))) {
            row.next();
            return new RestoredDatabase(
                    new Identifier(row.getString("name")),
                    new Identifier(row.getString("owner")),
                    row.getString("encoding"),
                    row.getString("collation"),
                    row.getString("ctype"),
                    row.getString("provider"),
                    Optional.ofNullable(row.getString("locale")),
                    Optional.ofNullable(row.getString("rules")),
                    new Identifier(row.getString("tablespace")),
                    row.getInt("connection_limit"),
                    row.getBoolean("template"),
                    Optional.ofNullable(row.getString("comment")),
                    row.getBoolean("with_privileges"),
                    row.getLong("labels"),
                    row.getString("role"),
                    row.getBoolean("superuser"),
                    row.getBoolean("creates"),
                    row.getBoolean("owned"),
                    row.getInt("major"),
                    row.getBoolean("standby"),
                    objects(connection));
        }
    }

    /** Some of what is in the database that is connected to, by what it is. */
    static List<String> objects(Connection connection) throws SQLException {
        List<String> objects = new ArrayList<>();
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(SqlResource.text("restored_objects.sql"))) {
            while (row.next()) {
                objects.add(row.getString(1));
            }
        }
        return objects;
    }

    public boolean isEmpty() {
        return objects.isEmpty();
    }

    /** Why another database cannot be made beside it and take its place; empty where it can. */
    public Optional<String> whyNotBeside() {
        if (template) {
            return Optional.of("it is a template for other databases");
        }
        if (!superuser && !creates) {
            return Optional.of("role " + role + " may not make databases (CREATEDB)");
        }
        if (!superuser && !owned) {
            return Optional.of("role " + role + " does not own it, " + owner.value() + " does");
        }
        return Optional.empty();
    }

    /** Makes an empty one that is alike (PostgreSQL, "CREATE DATABASE"). */
    String creating(Identifier other) {
        StringBuilder sql = new StringBuilder("CREATE DATABASE " + other.quoted() + " OWNER " + owner.quoted()
                + " TEMPLATE template0 ENCODING " + literal(encoding) + " LC_COLLATE " + literal(collation)
                + " LC_CTYPE "
                + literal(ctype));
        switch (provider) {
            case "i" -> sql.append(" LOCALE_PROVIDER icu ICU_LOCALE ").append(literal(locale.orElse("")));
            case "b" -> sql.append(" LOCALE_PROVIDER builtin BUILTIN_LOCALE ").append(literal(locale.orElse("")));
            default -> sql.append(major >= 15 ? " LOCALE_PROVIDER libc" : "");
        }
        rules.ifPresent(text -> sql.append(" ICU_RULES ").append(literal(text)));
        if (!tablespace.equals(USUAL_TABLESPACE)) {
            // Whoever names even the usual one needs a privilege on it.
            sql.append(" TABLESPACE ").append(tablespace.quoted());
        }
        return sql.append(" CONNECTION LIMIT ").append(connectionLimit).toString();
    }

    /** Makes one with the same content and owner, to which nobody can connect yet (PostgreSQL, "CREATE DATABASE"). */
    String copying(Identifier other) {
        return "CREATE DATABASE " + other.quoted() + " OWNER " + owner.quoted() + " TEMPLATE " + name.quoted()
                + " CONNECTION LIMIT " + connectionLimit + " ALLOW_CONNECTIONS false";
    }

    static String literal(String text) {
        return "'" + text.replace("'", "''") + "'";
    }
}
