package io.github.dblifecycle.workflow;

import io.github.dblifecycle.catalog.Access;
import io.github.dblifecycle.catalog.Catalog;
import io.github.dblifecycle.catalog.CatalogObject;
import io.github.dblifecycle.catalog.Column;
import io.github.dblifecycle.catalog.Constraint;
import io.github.dblifecycle.catalog.NotCompared;
import io.github.dblifecycle.catalog.ObjectReference;
import io.github.dblifecycle.declared.DeclaredFile;
import io.github.dblifecycle.declared.DeclaredSchema;
import io.github.dblifecycle.declared.MissingRoles;
import io.github.dblifecycle.diff.Change;
import io.github.dblifecycle.diff.ComparedAspects;
import io.github.dblifecycle.environment.ConfigurationException;
import io.github.dblifecycle.environment.ConfigurationProblem;
import io.github.dblifecycle.finding.Finding;
import io.github.dblifecycle.plan.SchemaDirectory;
import io.github.dblifecycle.plan.SchemaSql;
import io.github.dblifecycle.scratch.ScratchDatabase;
import io.github.dblifecycle.scratch.ScratchServer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Writes a schema as SQL that a declared schema can be: into one file, or into a directory with a file for each object. What
 * is written was loaded before, and gave the same schema. Writing the same schema again changes no byte.
 */
public final class Pull {

    private static final String SUFFIX = ".sql";

    /**
     * What is asked.
     *
     * @param output absolute; a file if its name ends in {@code .sql}, else a directory
     * @param aspects what is written beyond the schema itself; the order of columns always is
     * @param force whether files that were not written here may be overwritten
     */
    public record Request(Sources sources, SchemaSource from, Path output, ComparedAspects aspects, boolean force) {

        public Request {
            Objects.requireNonNull(sources, "sources");
            Objects.requireNonNull(from, "from");
            Objects.requireNonNull(output, "output");
            Objects.requireNonNull(aspects, "aspects");
        }

        boolean isFile() {
            return output.toString().endsWith(SUFFIX);
        }
    }

    /** What came of it. */
    public sealed interface Outcome {

        /**
         * The files hold the schema.
         *
         * @param objects how many the schema has
         * @param written files that are new or different
         * @param removed files of an earlier time that nothing stands in any more
         * @param notWritten what is not modelled and therefore in no file, sorted
         */
        record Done(int objects, List<Path> written, List<Path> removed, List<NotCompared> notWritten)
                implements Outcome {

            public Done {
                written = List.copyOf(written);
                removed = List.copyOf(removed);
                notWritten = List.copyOf(notWritten);
            }
        }

        /**
         * What would have been written does not load, or not to the same schema. No file was touched.
         *
         * @param findings at least one
         */
        record Refused(List<Finding> findings) implements Outcome {

            public Refused {
                findings = List.copyOf(findings);
            }
        }
    }

    /**
     * Reads, proves, writes.
     *
     * @throws SourceException where the schema cannot be made
     * @throws SQLException where a database cannot be reached or read
     * @throws IOException where a file cannot be written
     * @throws io.github.dblifecycle.environment.ConfigurationException where a file may not be overwritten
     */
    public Outcome run(Request request) throws SQLException, SourceException, IOException {
        if (request.isFile()) {
            new SchemaFile(request.output(), request.force()).check();
        } else {
            new SchemaFiles(request.output(), request.force()).check();
        }
        MadeSchema made = new SchemaMaking(request.sources()).make(request.from());
        ScratchServer server = request.sources().servers().server(made.major());
        Normalisation normalisation = new Normalisation(server, request.aspects());
        Catalog canonical = canonical(made, server, request.aspects());
        refuseDefaultPrivilegesInFiles(request, canonical);
        List<Change> lost = normalisation.changes(made.catalog(), canonical);
        if (!lost.isEmpty()) {
            return new Outcome.Refused(List.of(lost(lost)));
        }
        SortedMap<String, String> texts = request.isFile()
                ? new TreeMap<>(java.util.Map.of(
                        request.output().getFileName().toString(),
                        SchemaSql.of(canonical, made.major(), request.aspects())))
                : SchemaDirectory.of(canonical, made.major(), request.aspects());
        List<Finding> findings = proof(request, texts, canonical, server);
        if (!findings.isEmpty()) {
            return new Outcome.Refused(findings);
        }
        return write(request, texts, canonical);
    }

    /** They change what is created after them, and the files of a directory are loaded in no particular order. */
    private static void refuseDefaultPrivilegesInFiles(Request request, Catalog catalog) {
        boolean any = !catalog.defaultPrivileges().isEmpty();
        if (any && request.aspects().privileges() && !request.isFile()) {
            throw new ConfigurationException(List.of(new ConfigurationProblem(
                    "db.privileges",
                    request.from().display()
                            + " has default privileges, which change what is created after them, and the"
                            + " files of a directory are loaded in no particular order",
                    "write one file, -Ddb.output=schema.sql; or leave db.privileges out")));
        }
    }

    /** What a server prints once it has loaded its own print, so that the next print is the same. */
    private static Catalog canonical(MadeSchema made, ScratchServer server, ComparedAspects aspects)
            throws SQLException, SourceException {
        MadeSchema unmade = MadeSchema.live(made.source(), made.catalog(), made.major());
        try (ScratchDatabase database = unmade.copy(server, "pulled", aspects);
                Connection connection = database.connect()) {
            Catalog again = PlanningSession.read(connection, unmade);
            List<CatalogObject> objects = again.objects().values().stream()
                    .filter(object -> !(object instanceof Column) && !(object instanceof Constraint))
                    .toList();
            SortedMap<ObjectReference, Access> access = new TreeMap<>();
            again.objects().keySet().forEach(reference -> access.put(reference, again.access(reference)));
            return Catalog.of(objects, made.catalog().notCompared(), again.dependencies())
                    .in(access, again.defaultPrivileges().values());
        }
    }

    private static List<Finding> proof(
            Request request, SortedMap<String, String> texts, Catalog wanted, ScratchServer server)
            throws SQLException {
        List<DeclaredFile> files = new ArrayList<>();
        texts.forEach((name, text) -> files.add(new DeclaredFile(name, text)));
        if (files.isEmpty()) {
            return List.of();
        }
        MissingRoles roles =
                request.sources().servers().areOurs(server.major()) ? MissingRoles.CREATE : MissingRoles.REPORT;
        try (ScratchDatabase database = server.createDatabase("proof")) {
            DeclaredSide side = DeclaredSide.load(
                    database,
                    new DeclaredSchema(files),
                    List.of(),
                    MigrationsSide.scope(),
                    roles,
                    request.sources().clock());
            if (side.side().isEmpty()) {
                return side.findings();
            }
            List<Change> changes = new Normalisation(server, request.aspects())
                    .changes(wanted, side.side().get().reading().catalog());
            return changes.isEmpty() ? List.of() : List.of(lost(changes));
        }
    }

    private static Finding lost(List<Change> changes) {
        return Finding.error(
                        "DB037",
                        java.util.Optional.empty(),
                        "the schema that was written would not load as what it was read from, so no file was touched",
                        "report this with the details below; pg_dump --schema-only writes a file too")
                .withDetails(changes.stream()
                        .map(change -> change.reference().display())
                        .toList());
    }

    private static Outcome write(Request request, SortedMap<String, String> texts, Catalog catalog) throws IOException {
        int objects = catalog.objects().size();
        if (!request.isFile()) {
            SchemaFiles.Done done = new SchemaFiles(request.output(), request.force()).write(texts);
            return new Outcome.Done(objects, done.written(), done.removed(), catalog.notCompared());
        }
        String text = texts.values().iterator().next();
        boolean same = Files.exists(request.output())
                && Files.readString(request.output()).equals(text);
        if (!same) {
            new SchemaFile(request.output(), request.force()).write(text);
        }
        return new Outcome.Done(
                objects, same ? List.of() : List.of(request.output()), List.of(), catalog.notCompared());
    }
}
