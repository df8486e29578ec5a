package io.github.dblifecycle.workflow;

import io.github.dblifecycle.catalog.ObjectKind;
import io.github.dblifecycle.diff.Change;
import io.github.dblifecycle.diff.RenameCandidate;
import io.github.dblifecycle.diff.RenameCandidates;
import io.github.dblifecycle.diff.SchemaDiff;
import io.github.dblifecycle.environment.ConfigurationException;
import io.github.dblifecycle.environment.ConfigurationProblem;
import io.github.dblifecycle.plan.Rename;
import io.github.dblifecycle.scratch.ScratchServer;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What a migration is to lead from and to, and what was said about names.
 *
 * @param renames that somebody asked for beside the declaration, in the order in which they run
 * @param lookalikes of entities: what they do not know, and what is new in them and like it
 * @param kept notes about what could not go
 */
record GenerateStart(
        SchemaMaking.Two two,
        List<Rename> renames,
        List<RenameCandidate> lookalikes,
        List<String> kept,
        boolean ofEntities) {

    GenerateStart {
        renames = List.copyOf(renames);
        lookalikes = List.copyOf(lookalikes);
        kept = List.copyOf(kept);
    }

    /**
     * Makes both sides.
     *
     * @throws ConfigurationException where hints are given and files declare the schema, or a hint fits nothing
     */
    static GenerateStart of(Sources sources, EntityHints hints) throws SQLException, SourceException {
        SchemaMaking making = new SchemaMaking(sources);
        if (sources.declared().entityPolicy().isEmpty()) {
            refuse(hints);
            return new GenerateStart(
                    making.make(new SchemaSource.Migrations(), new SchemaSource.Declared()),
                    List.of(),
                    List.of(),
                    List.of(),
                    false);
        }
        SchemaSource declared = new SchemaSource.Declared();
        ScratchServer server = sources.servers().server(sources.major());
        MadeSchema migrations = making.made(new SchemaSource.Migrations(), server);
        EntityMaking entityMaking = new EntityMaking(sources);
        EntityMaking.Entities entities = entityMaking.entities(declared, migrations, server);
        HintedStart.Made start =
                HintedStart.of(migrations, entities.side().reading().catalog(), hints, server);
        EntityMaking.Made made = entityMaking.amended(declared, start.schema(), entities);
        List<RenameCandidate> lookalikes = RenameCandidates.among(SchemaDiff.between(
                start.schema().catalog(), entities.side().reading().catalog()));
        return new GenerateStart(
                new SchemaMaking.Two(migrations, made.schema(), server, made.notes()),
                start.renames(),
                lookalikes,
                start.notes(),
                true);
    }

    private static void refuse(EntityHints hints) {
        List<ConfigurationProblem> problems = new ArrayList<>();
        if (!hints.renames().isEmpty()) {
            problems.add(new ConfigurationProblem(
                    "db.rename",
                    "no entities declare the schema, but files, which can say themselves what was renamed",
                    "write -- @renamed from old_name beside the declaration"));
        }
        if (hints.pruneAll() || !hints.prune().isEmpty()) {
            problems.add(new ConfigurationProblem(
                    "db.prune",
                    "no entities declare the schema, but files, and what they do not declare goes anyway",
                    "leave it out"));
        }
        if (!problems.isEmpty()) {
            throw new ConfigurationException(problems);
        }
    }

    /** What to do if something was renamed, for the end of a sentence. */
    String advice() {
        return ofEntities
                ? "say so: -Ddb.rename=table.old_column:new_column"
                : "write -- @renamed from old_name beside the declaration";
    }

    /** What a user should know, a sentence each. */
    List<String> notes(Planning planning) {
        List<String> notes = new ArrayList<>(two.notes());
        notes.addAll(kept);
        for (RenameCandidate candidate : lookalikes) {
            Optional<Change> added = planning.changes().stream()
                    .filter(change -> change instanceof Change.Created
                            && change.reference().equals(candidate.to()))
                    .findFirst();
            boolean named =
                    candidate.to().kind() == ObjectKind.TABLE || candidate.to().kind() == ObjectKind.COLUMN;
            if (added.isPresent() && named) {
                notes.add(candidate.from().display() + ", which entities do not know, and "
                        + candidate.to().display()
                        + " look like a rename; if it is one, delete what was written and say -Ddb.rename="
                        + RollingFindings.name(candidate.from()) + ":"
                        + candidate.to().part().orElse(candidate.to().name()).display());
            }
        }
        return notes;
    }
}
