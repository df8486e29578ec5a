package io.github.dblifecycle.workflow;

import io.github.dblifecycle.catalog.Catalog;
import io.github.dblifecycle.declared.DeclarationException;
import io.github.dblifecycle.declared.MissingRoles;
import io.github.dblifecycle.diff.entity.Amendment;
import io.github.dblifecycle.diff.entity.ColumnHabits;
import io.github.dblifecycle.diff.entity.EntityAmendment;
import io.github.dblifecycle.environment.ConfigurationException;
import io.github.dblifecycle.environment.ConfigurationProblem;
import io.github.dblifecycle.scratch.ScratchServer;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Makes the schema to compare another one with where entities declare it: that other one, changed as little as they need. */
final class EntityMaking {

    private static final Logger LOG = LoggerFactory.getLogger(EntityMaking.class);

    private final Sources sources;

    EntityMaking(Sources sources) {
        this.sources = sources;
    }

    /**
     * What came of it.
     *
     * @param notes what entities need and no statement of ours can bring about
     */
    record Made(MadeSchema schema, List<String> notes) {

        Made {
            notes = List.copyOf(notes);
        }
    }

    Made make(SchemaSource source, MadeSchema other, ScratchServer server) throws SQLException, SourceException {
        return amended(source, other, entities(source, other, server));
    }

    /**
     * What the entities would have, and what they do with it.
     *
     * @param habits beyond what the DDL says
     */
    record Entities(ScratchSide side, ColumnHabits habits) {}

    /** @param other what brings the types that entities take for granted */
    Entities entities(SchemaSource source, MadeSchema other, ScratchServer server)
            throws SQLException, SourceException {
        FoundDeclaration found = found(source, server);
        DeclaredSide first = loaded(found, Optional.empty(), server);
        if (first.side().isPresent()) {
            return new Entities(first.side().get(), found.habits());
        }
        for (Catalog surroundings : List.of(other.catalog(), migrations(other, server))) {
            for (String before : EntitySurroundings.of(surroundings, server.major())) {
                DeclaredSide again = loaded(found, Optional.of(before), server);
                if (again.side().isPresent()) {
                    return new Entities(again.side().get(), found.habits());
                }
            }
        }
        throw new SourceException(source, first.findings());
    }

    private DeclaredSide loaded(FoundDeclaration found, Optional<String> before, ScratchServer server)
            throws SQLException {
        return DeclaredSide.make(
                server,
                found.schema(),
                sources.migrations(),
                before,
                sources.servers().areOurs(server.major()) ? MissingRoles.CREATE : MissingRoles.REPORT,
                sources.clock());
    }

    /** A database may not have yet what migrations bring; nothing where they do not run. */
    private Catalog migrations(MadeSchema other, ScratchServer server) throws SQLException {
        if (other.source() instanceof SchemaSource.Migrations) {
            return Catalog.empty();
        }
        try {
            return new SchemaMaking(sources)
                    .made(new SchemaSource.Migrations(), server)
                    .catalog();
        } catch (SourceException e) {
            LOG.debug("The migrations do not run, so that nobody knows what entities take for granted", e);
            return Catalog.empty();
        }
    }

    /** @param other what is changed as little as they need */
    Made amended(SchemaSource source, MadeSchema other, Entities entities) {
        Catalog wanted = entities.side().reading().catalog();
        Amendment amendment = EntityAmendment.amended(
                other.catalog(), wanted, sources.declared().entityPolicy().orElseThrow(), entities.habits());
        return new Made(
                new MadeSchema(
                        source,
                        amendment.catalog(),
                        other.major(),
                        other.scope(),
                        Optional.of(entities.side()),
                        Optional.empty(),
                        List.of()),
                amendment.unmet().stream()
                        .map(unmet -> "left to you: " + unmet.message())
                        .toList());
    }

    private FoundDeclaration found(SchemaSource source, ScratchServer server) throws SourceException {
        try {
            return FoundDeclaration.find(
                            sources.declared(), sources.migrations().layout().directory(), server.major())
                    .orElseThrow(() -> new ConfigurationException(List.of(new ConfigurationProblem(
                            "db.declared",
                            "no DDL of entities is declared: there is no src/main/resources/db/schema.sql and no"
                                    + " directory src/main/resources/db/schema",
                            "say where it is, -Ddb.declared=…"))));
        } catch (DeclarationException e) {
            throw new SourceException(source, e.findings());
        }
    }
}
