package io.github.dblifecycle.workflow;

import io.github.dblifecycle.declared.DeclarationException;
import io.github.dblifecycle.declared.DeclaredFile;
import io.github.dblifecycle.declared.DeclaredSchema;
import io.github.dblifecycle.diff.entity.ColumnHabits;
import io.github.dblifecycle.jpa.EntityDdl;
import io.github.dblifecycle.jpa.EntityDdlException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * A declared schema that is there.
 *
 * @param ddl where entities declare it
 */
record FoundDeclaration(DeclaredSchema schema, Optional<EntityDdl> ddl) {

    /**
     * Finds the files, or has the provider write the SQL.
     *
     * @param directory what relative paths start from
     * @param major of the server that is to run it
     * @return empty where nothing is declared
     * @throws DeclarationException where files or entities are wrong
     */
    static Optional<FoundDeclaration> find(Declaration declaration, Path directory, int major)
            throws DeclarationException {
        if (declaration instanceof Declaration.Sql sql) {
            return files(directory, sql.files());
        }
        if (declaration instanceof Declaration.EntitySql sql) {
            return files(directory, sql.files());
        }
        try {
            EntityDdl ddl = EntityDdl.write(((Declaration.Entities) declaration).settings(), major);
            return Optional.of(new FoundDeclaration(
                    new DeclaredSchema(List.of(new DeclaredFile(ddl.name(), ddl.sql()))), Optional.of(ddl)));
        } catch (EntityDdlException e) {
            DeclarationException wrong = new DeclarationException(e.findings());
            wrong.initCause(e);
            throw wrong;
        }
    }

    private static Optional<FoundDeclaration> files(Path directory, Optional<List<Path>> files)
            throws DeclarationException {
        return DeclaredSchema.find(directory, files).map(schema -> new FoundDeclaration(schema, Optional.empty()));
    }

    /** What the entities do beyond what their DDL says. */
    ColumnHabits habits() {
        return ddl.<ColumnHabits>map(EntityDdl::habits).orElse(ColumnHabits.UNKNOWN);
    }
}
