package io.github.dblifecycle.workflow;

import io.github.dblifecycle.environment.ConfigurationException;
import io.github.dblifecycle.environment.ConfigurationProblem;
import io.github.dblifecycle.finding.Finding;
import io.github.dblifecycle.migrate.NextScript;
import io.github.dblifecycle.plan.MigrationText;
import io.github.dblifecycle.plan.PlannedScript;
import io.github.dblifecycle.plan.Rename;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Writes the migrations that lead from what the project's migrations produce to what it declares. Nothing is written that
 * was not run before: planned statements in a scratch database, then the scripts themselves by Flyway in another.
 */
public final class Generate {

    /**
     * Plans, proves, writes.
     *
     * @throws SourceException where migrations or declared schema are wrong
     * @throws SQLException where the scratch server goes away
     * @throws IOException where the scripts cannot be written; then none is
     * @throws ConfigurationException where nothing is declared, or there is no directory for new scripts
     */
    public GenerateOutcome run(GenerateRequest request) throws SQLException, SourceException, IOException {
        Sources sources = request.sources();
        GenerateStart start = GenerateStart.of(sources, request.hints());
        SchemaMaking.Two two = start.two();
        RenameAnnotations.Found renames = RenameAnnotations.of(
                two.to().side().orElseThrow(),
                new SourceLines(sources.migrations().layout().directory()),
                two.from().catalog());
        if (!renames.findings().isEmpty()) {
            return new GenerateOutcome.Refused(renames.findings(), Optional.empty());
        }
        PlanningSession session = new PlanningSession(two.server(), request.online());
        List<Rename> all = new ArrayList<>(start.renames());
        all.addAll(renames.renames());
        Planning planning = session.plan(two.from(), two.to().catalog(), all);
        if (planning.isEmpty()) {
            return new GenerateOutcome.Nothing();
        }
        List<Finding> refusals =
                new ArrayList<>(PlanFindings.of(planning.verdict()).stream().toList());
        refusals.addAll(request.allowed().refusals(planning.plan(), start.advice()));
        return refusals.isEmpty()
                ? write(request, two, session, planning, start.notes(planning))
                : new GenerateOutcome.Refused(refusals, Optional.of(planning));
    }

    private static GenerateOutcome write(
            GenerateRequest request,
            SchemaMaking.Two two,
            PlanningSession session,
            Planning planning,
            List<String> notes)
            throws SQLException, SourceException, IOException {
        Sources sources = request.sources();
        NextScript next = new NextScript(sources.migrations(), two.from().ran(), sources.clock());
        Path directory = next.directory().orElseThrow(() -> noDirectory());
        ScriptFiles files = new ScriptFiles(sources.migrations().flyway());
        List<NextScript.Names> names =
                next.names(request.description(), planning.plan().scripts().size());
        boolean tables = !two.from().catalog().tables().isEmpty();
        for (int index = 0; index < names.size(); index++) {
            PlannedScript script = planning.plan().scripts().get(index);
            files.add(
                    names.get(index).migration(),
                    script,
                    MigrationText.of(script, heading(request, index, names.size()), tables));
        }
        List<KeptRows> rows = List.of();
        if (request.undo()) {
            Undoing.Result undo = new Undoing(two.server(), session.normalisation(), two.from(), planning).run();
            if (!(undo instanceof Undoing.Result.Proved proved)) {
                return new GenerateOutcome.Refused(
                        List.of(noWayBack(((Undoing.Result.Failed) undo).verdict())), Optional.of(planning));
            }
            addUndo(files, names, proved, tables);
            rows = proved.rows();
        }
        List<Finding> findings = new ScriptProof(two.server(), session.normalisation(), sources.migrations())
                .findings(files, two.to().catalog());
        if (!findings.isEmpty()) {
            return new GenerateOutcome.Refused(findings, Optional.of(planning));
        }
        return new GenerateOutcome.Written(
                files.write(directory), planning, rows, two.server().major(), notes);
    }

    private static void addUndo(
            ScriptFiles files, List<NextScript.Names> names, Undoing.Result.Proved proved, boolean tables) {
        for (int index = 0; index < names.size(); index++) {
            Optional<PlannedScript> script = proved.scripts().get(index);
            String heading = "Takes back " + names.get(index).migration();
            if (script.isPresent()) {
                files.add(
                        names.get(index).undo(),
                        script.get(),
                        MigrationText.of(script.get(), heading + "\n" + rowsHeading(proved.rows()), tables));
            } else {
                files.addNothing(names.get(index).undo(), "-- " + heading + ": nothing of it stays\n");
            }
        }
    }

    private static String rowsHeading(List<KeptRows> rows) {
        StringBuilder text = new StringBuilder();
        for (KeptRows one : rows) {
            text.append("rows of ")
                    .append(one.table().display())
                    .append(": ")
                    .append(one.words())
                    .append('\n');
        }
        return text.toString();
    }

    private static String heading(GenerateRequest request, int index, int count) {
        String description = request.description().strip().replaceAll("\\s+", " ");
        return count == 1 ? description : description + ", part " + (index + 1) + " of " + count;
    }

    private static Finding noWayBack(Verdict verdict) {
        Finding finding = PlanFindings.of(verdict).orElseThrow();
        return Finding.error(
                        finding.code(),
                        Optional.empty(),
                        "there is no proved way back: " + finding.message(),
                        "leave out -Ddb.undo, or write the undo script by hand")
                .withDetails(finding.details());
    }

    static ConfigurationException noDirectory() {
        return new ConfigurationException(List.of(new ConfigurationProblem(
                "flyway.locations",
                "no location of the migrations is a directory of this project that can be written to",
                "add one, for example filesystem:src/main/resources/db/migration (-Ddb.locations=…)")));
    }
}
