package io.github.dblifecycle.workflow;

import io.github.dblifecycle.catalog.NotCompared;
import io.github.dblifecycle.diff.ComparedAspects;
import io.github.dblifecycle.plan.MigrationText;
import io.github.dblifecycle.plan.PlannedScript;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Stream;

/** Tells what differs between two schemas, and which statements lead from one to the other. Changes no database. */
public final class Diff {

    /**
     * What is asked.
     *
     * @param from where the statements start
     * @param to where they lead
     * @param online whether tables that are there stay usable while they run
     * @param aspects what is compared beyond the schema itself
     * @param output where the statements are written to; empty for nowhere
     * @param force whether a file that was not written here may be overwritten
     */
    public record Request(
            Sources sources,
            SchemaSource from,
            SchemaSource to,
            boolean online,
            ComparedAspects aspects,
            Optional<Path> output,
            boolean force) {

        public Request {
            Objects.requireNonNull(sources, "sources");
            Objects.requireNonNull(from, "from");
            Objects.requireNonNull(to, "to");
            Objects.requireNonNull(aspects, "aspects");
            Objects.requireNonNull(output, "output");
        }
    }

    /**
     * What differs.
     *
     * @param major of the server the plan was proved on
     * @param notCompared what nobody looked at, sorted
     * @param notes what a user should know, a sentence each
     * @param written the file the statements were written to; only if they were proved
     */
    public record Outcome(
            SchemaSource from,
            SchemaSource to,
            Planning planning,
            int major,
            List<NotCompared> notCompared,
            List<String> notes,
            Optional<Path> written) {

        public Outcome {
            Objects.requireNonNull(from, "from");
            Objects.requireNonNull(to, "to");
            Objects.requireNonNull(planning, "planning");
            notCompared = List.copyOf(notCompared);
            notes = List.copyOf(notes);
            Objects.requireNonNull(written, "written");
        }
    }

    /**
     * Compares, plans and proves; writes the file last.
     *
     * @throws SourceException where scripts or files of a side are wrong
     * @throws SQLException where a database cannot be reached or read
     * @throws IOException where the file cannot be written
     * @throws io.github.dblifecycle.environment.ConfigurationException where the file may not be overwritten
     */
    public Outcome run(Request request) throws SQLException, SourceException, IOException {
        Optional<SchemaFile> file = request.output().map(path -> new SchemaFile(path, request.force()));
        if (file.isPresent()) {
            file.get().check();
        }
        SchemaMaking.Two two = new SchemaMaking(request.sources()).make(request.from(), request.to());
        Planning planning = new PlanningSession(two.server(), request.online(), request.aspects())
                .plan(two.from(), two.to().catalog(), List.of());
        if (request.aspects().columnOrder()) {
            planning = planning.withColumnOrder();
        }
        boolean writes = file.isPresent() && planning.verdict().isProved();
        if (writes) {
            file.get().write(text(request, planning, two.from()));
        }
        SortedSet<NotCompared> notCompared = new TreeSet<>(two.from().catalog().notCompared());
        notCompared.addAll(two.to().catalog().notCompared());
        return new Outcome(
                request.from(),
                request.to(),
                planning,
                two.server().major(),
                List.copyOf(notCompared),
                notes(request, two),
                request.output().filter(path -> writes));
    }

    private static List<String> notes(Request request, SchemaMaking.Two two) {
        List<String> notes = new ArrayList<>(two.notes());
        if (request.aspects().owners()) {
            Stream.of(two.from(), two.to())
                    .filter(made -> made.original().isPresent())
                    .forEach(made -> notes.add("where " + made.source().display()
                            + " does not say whose an object is, it is the scratch server's own role's"));
        }
        return notes;
    }

    private static String text(Request request, Planning planning, MadeSchema from) {
        StringBuilder text = new StringBuilder("-- Changes from "
                + request.from().display() + " to " + request.to().display() + ", " + SchemaFile.MARK + "\n");
        if (planning.isEmpty()) {
            text.append("-- nothing differs\n");
        }
        int number = 0;
        boolean tables = !from.catalog().tables().isEmpty();
        for (PlannedScript script : planning.plan().scripts()) {
            number++;
            String heading =
                    "Script " + number + " of " + planning.plan().scripts().size()
                            + (script.transactional() ? ", in one transaction" : ", outside of any transaction");
            text.append('\n').append(MigrationText.of(script, heading, tables));
        }
        return text.toString();
    }
}
