package io.github.dblifecycle.workflow;

import io.github.dblifecycle.catalog.Catalog;
import io.github.dblifecycle.declared.DeclarationException;
import io.github.dblifecycle.declared.MissingRoles;
import io.github.dblifecycle.diff.entity.Amendment;
import io.github.dblifecycle.diff.entity.EntityAmendment;
import io.github.dblifecycle.environment.ConfigurationException;
import io.github.dblifecycle.environment.ConfigurationProblem;
import io.github.dblifecycle.scratch.ScratchServer;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Makes the schema to compare another one with where entities declare it: that other one, changed as little as they need. */
final class EntityMaking {

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
        FoundDeclaration found = found(source, server);
        List<Optional<String>> attempts = new ArrayList<>(List.of(Optional.empty()));
        EntitySurroundings.of(other.catalog(), server.major()).forEach(before -> attempts.add(Optional.of(before)));
        Optional<DeclaredSide> first = Optional.empty();
        for (Optional<String> before : attempts) {
            DeclaredSide side = DeclaredSide.make(
                    server,
                    found.schema(),
                    sources.migrations(),
                    before,
                    sources.servers().areOurs(server.major()) ? MissingRoles.CREATE : MissingRoles.REPORT,
                    sources.clock());
            if (side.side().isPresent()) {
                return amended(source, other, side.side().get());
            }
            first = first.or(() -> Optional.of(side));
        }
        throw new SourceException(source, first.orElseThrow().findings());
    }

    private Made amended(SchemaSource source, MadeSchema other, ScratchSide entities) {
        Catalog wanted = entities.reading().catalog();
        Amendment amendment = EntityAmendment.amended(
                other.catalog(), wanted, sources.declared().entityPolicy().orElseThrow());
        return new Made(
                new MadeSchema(
                        source,
                        amendment.catalog(),
                        other.major(),
                        other.scope(),
                        Optional.of(entities),
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
