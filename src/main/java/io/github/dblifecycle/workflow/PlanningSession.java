package io.github.dblifecycle.workflow;

import io.github.dblifecycle.catalog.Catalog;
import io.github.dblifecycle.catalog.read.CatalogReader;
import io.github.dblifecycle.diff.Change;
import io.github.dblifecycle.diff.ComparedAspects;
import io.github.dblifecycle.diff.RenameCandidates;
import io.github.dblifecycle.diff.SchemaDiff;
import io.github.dblifecycle.plan.Plan;
import io.github.dblifecycle.plan.PlanSettings;
import io.github.dblifecycle.plan.PlannedScript;
import io.github.dblifecycle.plan.PlannedStatement;
import io.github.dblifecycle.plan.Rename;
import io.github.dblifecycle.plan.RenameWriter;
import io.github.dblifecycle.scratch.ScratchDatabase;
import io.github.dblifecycle.scratch.ScratchServer;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Plans what leads from one schema to another, and proves it in a scratch database that holds the first. */
final class PlanningSession {

    private final ScratchServer server;
    private final boolean online;
    private final ComparedAspects aspects;
    private final Normalisation normalisation;

    /** @param online whether tables that are there stay usable while the plan runs */
    PlanningSession(ScratchServer server, boolean online) {
        this(server, online, ComparedAspects.NONE);
    }

    /** @param aspects what is compared and brought about beyond the schema; the order of columns nothing can bring about */
    PlanningSession(ScratchServer server, boolean online, ComparedAspects aspects) {
        this.server = server;
        this.online = online;
        this.aspects = new ComparedAspects(aspects.privileges(), aspects.owners(), aspects.tablespaces(), false);
        this.normalisation = new Normalisation(server, this.aspects);
    }

    /**
     * Plans.
     *
     * @param renames what is to keep its content under another name, in the order in which that works
     * @throws SourceException where the first schema cannot be made again in a scratch database
     * @throws SQLException where the scratch server goes away
     */
    Planning plan(MadeSchema from, Catalog to, List<Rename> renames) throws SQLException, SourceException {
        if (renames.isEmpty()) {
            Normalisation.Compared compared = normalisation.compare(from.catalog(), to);
            if (compared.changes().isEmpty()) {
                return planning(from.catalog(), to, List.of(), List.of(), new Plan(List.of()), new Verdict.Proved());
            }
        }
        try (ScratchDatabase database = from.copy(server, "proof", aspects);
                Connection connection = database.connect()) {
            List<Rename> all = new ArrayList<>(renames);
            Optional<Verdict> refused = run(renames, connection);
            Catalog start = renames.isEmpty() ? from.catalog() : read(connection, from);
            if (refused.isEmpty() && !renames.isEmpty()) {
                List<Rename> following = FollowingRenames.of(renames, normalisation.changes(start, to));
                refused = run(following, connection);
                all.addAll(following);
                start = following.isEmpty() ? start : read(connection, from);
            }
            Plan first = renamePlan(all);
            Normalisation.Compared compared = normalisation.compare(start, to);
            if (refused.isPresent()) {
                return planning(start, to, compared.changes(), all, first, refused.get());
            }
            PlanRounds.Result result = rounds(from).run(start, compared, to, connection);
            return planning(start, to, compared.changes(), all, joined(first, result.plan()), result.verdict());
        }
    }

    /** Runs the plan and looks at what came of it. */
    Verdict prove(Plan plan, Connection connection, MadeSchema from, Catalog to) throws SQLException {
        Optional<PlanProof.Refused> refused = PlanProof.run(plan, connection);
        return refused.isPresent() ? refused.get().verdict() : rounds(from).verdict(read(connection, from), to);
    }

    private PlanRounds rounds(MadeSchema from) {
        return new PlanRounds(normalisation, settings(from), connection -> read(connection, from));
    }

    Normalisation normalisation() {
        return normalisation;
    }

    static Catalog read(Connection connection, MadeSchema like) {
        return new CatalogReader().read(connection, like.scope()).catalog();
    }

    private PlanSettings settings(MadeSchema from) {
        return new PlanSettings(from.major(), online, aspects, from.original().isPresent() || aspects.owners());
    }

    private static Optional<Verdict> run(List<Rename> renames, Connection connection) throws SQLException {
        return PlanProof.run(renamePlan(renames), connection).map(PlanProof.Refused::verdict);
    }

    private static Plan renamePlan(List<Rename> renames) {
        return renames.isEmpty()
                ? new Plan(List.of())
                : new Plan(List.of(new PlannedScript(true, RenameWriter.statements(renames))));
    }

    /** Renames lead the first script, if that has a transaction for them. */
    static Plan joined(Plan renames, Plan plan) {
        List<PlannedScript> scripts = new ArrayList<>(plan.scripts());
        if (!renames.isEmpty() && !scripts.isEmpty() && scripts.get(0).transactional()) {
            List<PlannedStatement> statements = new ArrayList<>(renames.statements());
            statements.addAll(scripts.get(0).statements());
            scripts.set(0, new PlannedScript(true, statements));
        } else {
            scripts.addAll(0, renames.scripts());
        }
        return new Plan(scripts);
    }

    private static Planning planning(
            Catalog from, Catalog to, List<Change> changes, List<Rename> renames, Plan plan, Verdict verdict) {
        return new Planning(
                changes,
                SchemaDiff.columnOrderNotes(from, to),
                RenameCandidates.among(changes),
                renames,
                plan,
                verdict,
                from,
                to);
    }
}
