package io.github.dblifecycle.workflow;

import io.github.dblifecycle.environment.Database;
import io.github.dblifecycle.environment.EnvironmentName;
import java.nio.file.Path;
import java.util.Objects;

/** Where a schema comes from that is compared, planned for or written out: what {@code db.from} and {@code db.to} name. */
public sealed interface SchemaSource {

    /** For messages, as a user would spell it; never holds a password. */
    String display();

    /** What the project's migrations lead to. */
    record Migrations() implements SchemaSource {

        @Override
        public String display() {
            return "migrations";
        }
    }

    /** The declared schema of the project. */
    record Declared() implements SchemaSource {

        @Override
        public String display() {
            return "declared";
        }
    }

    /** A database with nothing in it but the schema {@code public}. */
    record Empty() implements SchemaSource {

        @Override
        public String display() {
            return "empty";
        }
    }

    /** The database of an environment, read where it is. */
    record EnvironmentSource(EnvironmentName name) implements SchemaSource {

        public EnvironmentSource {
            Objects.requireNonNull(name, "name");
        }

        @Override
        public String display() {
            return "env:" + name.value();
        }
    }

    /** A database that has no name in the project, read where it is. */
    record Url(Database database) implements SchemaSource {

        public Url {
            Objects.requireNonNull(database, "database");
        }

        @Override
        public String display() {
            return database.toString();
        }
    }

    /**
     * A file of SQL: a declared schema, or what pg_dump wrote.
     *
     * @param path absolute
     * @param display as the user wrote it
     */
    record SqlFile(Path path, String display) implements SchemaSource {

        public SqlFile {
            Objects.requireNonNull(path, "path");
            Objects.requireNonNull(display, "display");
        }
    }

    /**
     * All {@code *.sql} files below a directory, in any order.
     *
     * @param path absolute
     * @param display as the user wrote it
     */
    record Directory(Path path, String display) implements SchemaSource {

        public Directory {
            Objects.requireNonNull(path, "path");
            Objects.requireNonNull(display, "display");
        }
    }

    /**
     * The project's declared schema as it was at a commit, or what its migrations led to if it declared none.
     *
     * @param reference a branch, a tag or a commit
     */
    record Git(String reference) implements SchemaSource {

        public Git {
            if (reference.isBlank() || reference.startsWith("-")) {
                throw new IllegalArgumentException("not a branch, tag or commit: '" + reference + "'");
            }
        }

        @Override
        public String display() {
            return "git:" + reference;
        }
    }

    /** Whether it is a database that others work with, and that is only ever read. */
    default boolean isLive() {
        return this instanceof EnvironmentSource || this instanceof Url;
    }
}
