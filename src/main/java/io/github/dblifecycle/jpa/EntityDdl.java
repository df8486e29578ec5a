package io.github.dblifecycle.jpa;

import io.github.dblifecycle.catalog.Catalog;
import io.github.dblifecycle.catalog.Constraint;
import io.github.dblifecycle.catalog.Index;
import io.github.dblifecycle.catalog.ObjectKind;
import io.github.dblifecycle.catalog.ObjectReference;
import io.github.dblifecycle.finding.Finding;
import io.github.dblifecycle.sql.Identifier;
import io.github.dblifecycle.sql.QualifiedName;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;

/**
 * The DDL of a project's entities, as the project's own provider writes it for PostgreSQL.
 *
 * @param name for messages about a line of it: {@code DDL of Hibernate}
 * @param sql statements, each with its semicolon
 * @param places which class and field ask for what
 * @param habits what the entities do with their columns, beyond what the DDL says
 */
public record EntityDdl(String name, String sql, EntityPlaces places, EntityHabits habits) {

    public EntityDdl {
        Objects.requireNonNull(name, "name");
        Objects.requireNonNull(sql, "sql");
        Objects.requireNonNull(places, "places");
        Objects.requireNonNull(habits, "habits");
    }

    /**
     * Has it written. Needs no database, and connects to none.
     *
     * @param major the major version of the PostgreSQL that is to run it
     * @throws EntityDdlException where there are no compiled entities or no provider, or the provider refuses them
     */
    public static EntityDdl write(EntitySettings settings, int major) throws EntityDdlException {
        FutureTask<EntityDdl> task = new FutureTask<>(() -> {
            try (ProjectClassLoader loader = new ProjectClassLoader(settings)) {
                return new DdlWriting(settings, loader, major).write();
            }
        });
        // What a provider leaves in variables of the thread ends with it.
        Thread thread = new Thread(task, "db-entities");
        thread.setDaemon(true);
        thread.start();
        try {
            return task.get();
        } catch (ExecutionException e) {
            Throwable cause = e.getCause() == null ? e : e.getCause();
            if (cause instanceof EntityDdlException known) {
                throw known;
            }
            throw new EntityDdlException(
                    Finding.error(
                            "DB913",
                            Optional.empty(),
                            "the DDL of the entities cannot be had: " + cause,
                            "run it with -e to see where; or have the provider write the DDL to a file, name that as"
                                    + " declared and say -Ddb.declaredAs=entities"),
                    cause);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while the DDL of the entities was written", e);
        }
    }

    /**
     * Whether there are entities in a directory of compiled classes; loads none of them.
     *
     * @throws UncheckedIOException where a class cannot be read
     */
    public static boolean anyIn(Path classes) {
        try {
            return EntityClasses.in(List.of(classes), List.of()).anyEntity();
        } catch (IOException e) {
            throw new UncheckedIOException("the classes in " + classes + " cannot be read", e);
        }
    }

    /**
     * The entity that asks for an object.
     *
     * @param reference of the schema that this DDL makes
     * @param catalog that schema
     */
    public Optional<EntityPlace> place(ObjectReference reference, Catalog catalog) {
        if (reference.kind() == ObjectKind.TABLE) {
            return places.table(reference.qualifiedName());
        }
        if (reference.kind() == ObjectKind.COLUMN) {
            return places.column(reference.qualifiedName(), reference.part().orElseThrow())
                    .or(() -> places.table(reference.qualifiedName()));
        }
        if (catalog.find(reference).orElse(null) instanceof Constraint constraint) {
            return first(constraint.columns(), constraint.table());
        }
        if (catalog.find(reference).orElse(null) instanceof Index index) {
            return first(
                    index.keys().columns().stream().flatMap(Optional::stream).toList(),
                    index.on().qualifiedName());
        }
        return Optional.empty();
    }

    private Optional<EntityPlace> first(List<Identifier> columns, QualifiedName table) {
        return columns.size() == 1
                ? places.column(table, columns.get(0)).or(() -> places.table(table))
                : places.table(table);
    }
}
