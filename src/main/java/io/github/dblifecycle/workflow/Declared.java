package io.github.dblifecycle.workflow;

import io.github.dblifecycle.catalog.Catalog;
import io.github.dblifecycle.declared.DeclarationException;
import io.github.dblifecycle.declared.MissingRoles;
import io.github.dblifecycle.diff.entity.ColumnHabits;
import io.github.dblifecycle.jpa.EntityDdl;
import io.github.dblifecycle.migrate.MigrationSettings;
import io.github.dblifecycle.scratch.ScratchServer;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Clock;
import java.util.Optional;

/**
 * What a project declares, on its way into a scratch database. Files are read before any server starts; entities are asked
 * while migrations run, as their provider takes its time.
 */
final class Declared {

    private final Declaration declaration;
    private final Path directory;
    private Optional<FoundDeclaration> found;

    private Declared(Declaration declaration, Path directory, Optional<FoundDeclaration> found) {
        this.declaration = declaration;
        this.directory = directory;
        this.found = found;
    }

    /**
     * Looks for it.
     *
     * @return empty where nothing is declared
     * @throws DeclarationException where files are wrong
     */
    static Optional<Declared> by(Declaration declaration, Path directory) throws DeclarationException {
        if (declaration instanceof Declaration.Entities) {
            return Optional.of(new Declared(declaration, directory, Optional.empty()));
        }
        return FoundDeclaration.find(declaration, directory, 0)
                .map(found -> new Declared(declaration, directory, Optional.of(found)));
    }

    /** Loads it. */
    DeclaredSide make(ScratchServer server, MigrationSettings settings, MissingRoles roles, Clock clock)
            throws SQLException {
        if (found.isEmpty()) {
            try {
                found = FoundDeclaration.find(declaration, directory, server.major());
            } catch (DeclarationException e) {
                return DeclaredSide.wrong(e);
            }
        }
        return DeclaredSide.make(server, found.orElseThrow().schema(), settings, roles, clock);
    }

    /** Loads it once more, beside what the migrations make that entities may take for granted. */
    BothSides again(BothSides sides, ScratchServer server, MigrationSettings settings, MissingRoles roles, Clock clock)
            throws SQLException {
        boolean loaded = sides.declared().flatMap(DeclaredSide::side).isPresent();
        if (loaded || declaration.entityPolicy().isEmpty() || found.isEmpty()) {
            return sides;
        }
        Optional<Catalog> made =
                sides.migrations().side().map(side -> side.reading().catalog());
        if (made.isPresent()) {
            for (String before : EntitySurroundings.of(made.get(), server.major())) {
                DeclaredSide side =
                        DeclaredSide.make(server, found.get().schema(), settings, Optional.of(before), roles, clock);
                if (side.side().isPresent()) {
                    return new BothSides(sides.migrations(), Optional.of(side));
                }
            }
        }
        return sides;
    }

    /** Empty where no entities were asked. */
    Optional<EntityDdl> ddl() {
        return found.flatMap(FoundDeclaration::ddl);
    }

    /** What the entities do beyond what their DDL says; nothing is known of DDL in a file. */
    ColumnHabits habits() {
        return found.map(FoundDeclaration::habits).orElse(ColumnHabits.UNKNOWN);
    }
}
