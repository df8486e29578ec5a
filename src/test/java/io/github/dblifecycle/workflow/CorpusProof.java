package io.github.dblifecycle.workflow;

import io.github.dblifecycle.catalog.Catalog;
import io.github.dblifecycle.catalog.read.CatalogReader;
import io.github.dblifecycle.catalog.read.ReadScope;
import io.github.dblifecycle.diff.Change;
import io.github.dblifecycle.diff.SchemaDiff;
import io.github.dblifecycle.plan.MigrationPlanner;
import io.github.dblifecycle.plan.Plan;
import io.github.dblifecycle.plan.PlanSettings;
import io.github.dblifecycle.plan.SchemaSql;
import io.github.dblifecycle.plan.UnplannableException;
import io.github.dblifecycle.scratch.ScratchDatabase;
import io.github.dblifecycle.scratch.ScratchServer;
import io.github.dblifecycle.sql.UnfinishedScriptException;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** Plans from one catalog to another, applies the plan to a database that holds the first, and looks at what came of it. */
final class CorpusProof {

    /**
     * What came of it.
     *
     * @param plan what was planned; empty if nothing could be
     * @param result what the database holds afterwards; as far as it came
     * @param failure empty if the database holds the second schema now
     */
    record Outcome(Optional<Plan> plan, Catalog result, Optional<CorpusFailure> failure) {}

    private final ScratchServer server;
    private final PlanSettings settings;

    CorpusProof(ScratchServer server, boolean online) {
        this.server = server;
        this.settings = new PlanSettings(server.major(), online);
    }

    /** @param connection to the database that holds the first schema */
    Outcome run(Connection connection, Catalog from, Catalog to) throws SQLException {
        Plan plan;
        try {
            plan = MigrationPlanner.plan(from, to, settings);
        } catch (UnplannableException | RuntimeException e) {
            return failed(Optional.empty(), from, CorpusFailure.of(CorpusFailure.Step.PLAN, message(e)));
        }
        Optional<PlanProof.Refused> refused = PlanProof.run(plan, connection);
        if (refused.isPresent()) {
            return failed(Optional.of(plan), from, refusal(refused.get()));
        }
        Catalog result =
                new CatalogReader().read(connection, ReadScope.everything()).catalog();
        Optional<CorpusFailure> failure = difference(result, to);
        if (failure.isEmpty()) {
            failure = again(result, to);
        }
        return new Outcome(Optional.of(plan), result, failure);
    }

    private static Outcome failed(Optional<Plan> plan, Catalog from, CorpusFailure failure) {
        return new Outcome(plan, from, Optional.of(failure));
    }

    private static CorpusFailure refusal(PlanProof.Refused refused) {
        String detail = refused.error().detail().map(text -> " (" + text + ")").orElse("");
        return new CorpusFailure(
                CorpusFailure.Step.APPLY,
                refused.error().sqlState() + " " + refused.error().message() + detail,
                Optional.of(refused.statement().sql()));
    }

    private Optional<CorpusFailure> difference(Catalog result, Catalog to) {
        List<Change> left = new Normalisation(server).changes(result, to);
        return left.isEmpty()
                ? Optional.empty()
                : Optional.of(CorpusFailure.of(
                        CorpusFailure.Step.DIFFERENCE,
                        left.stream().map(CorpusProof::told).collect(Collectors.joining("\n    "))));
    }

    private Optional<CorpusFailure> again(Catalog result, Catalog to) throws SQLException {
        try {
            boolean printsDiffer = !SchemaDiff.between(result, to).isEmpty();
            Plan plan = printsDiffer
                    ? MigrationPlanner.plan(loadedAgain(result), loadedAgain(to), settings)
                    : MigrationPlanner.plan(result, to, settings);
            return plan.isEmpty()
                    ? Optional.empty()
                    : Optional.of(CorpusFailure.of(
                            CorpusFailure.Step.AGAIN,
                            plan.statements().size() + " statements, the first: "
                                    + plan.statements().get(0).sql()));
        } catch (UnplannableException | UnfinishedScriptException | RuntimeException e) {
            return Optional.of(CorpusFailure.of(CorpusFailure.Step.AGAIN, message(e)));
        }
    }

    /** Twice, because the print of a print may be a third one. */
    private Catalog loadedAgain(Catalog catalog) throws SQLException, UnfinishedScriptException {
        Catalog again = catalog;
        for (int round = 0; round < 2; round++) {
            try (ScratchDatabase database = server.createDatabase("again");
                    Connection connection = database.connect()) {
                WrittenSchema.load(SchemaSql.of(again, server.major()), connection);
                again = new CatalogReader()
                        .read(connection, ReadScope.everything())
                        .catalog();
            }
        }
        return again;
    }

    private static String told(Change change) {
        if (change instanceof Change.Altered altered) {
            return altered.reference() + " differs in "
                    + altered.properties().stream()
                            .map(property ->
                                    property.property() + " (" + property.from() + " -> " + property.to() + ")")
                            .collect(Collectors.joining(", "));
        }
        return change.reference() + (change instanceof Change.Created ? " is missing" : " is left");
    }

    private static String message(Exception exception) {
        return exception instanceof UnplannableException
                ? "unplannable: " + exception.getMessage()
                : exception + " at "
                        + (exception.getStackTrace().length == 0 ? "?" : exception.getStackTrace()[0].toString());
    }
}
