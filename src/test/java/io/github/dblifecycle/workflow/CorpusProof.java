package io.github.dblifecycle.workflow;

import io.github.dblifecycle.catalog.Catalog;
import io.github.dblifecycle.catalog.read.CatalogReader;
import io.github.dblifecycle.catalog.read.ReadScope;
import io.github.dblifecycle.diff.Change;
import io.github.dblifecycle.plan.Plan;
import io.github.dblifecycle.plan.PlanSettings;
import io.github.dblifecycle.scratch.ScratchServer;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
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
        Normalisation normalisation = new Normalisation(server);
        List<Catalog> read = new ArrayList<>(List.of(from));
        PlanRounds.Result result;
        try {
            result = new PlanRounds(normalisation, settings, one -> {
                        Catalog catalog = new CatalogReader()
                                .read(one, ReadScope.everything())
                                .catalog();
                        read.add(catalog);
                        return catalog;
                    })
                    .run(from, normalisation.compare(from, to), to, connection);
        } catch (RuntimeException e) {
            return new Outcome(
                    Optional.empty(), from, Optional.of(CorpusFailure.of(CorpusFailure.Step.PLAN, message(e))));
        }
        return new Outcome(Optional.of(result.plan()), read.get(read.size() - 1), failure(result.verdict()));
    }

    private static Optional<CorpusFailure> failure(Verdict verdict) {
        if (verdict instanceof Verdict.Refused refused) {
            String detail =
                    refused.error().detail().map(text -> " (" + text + ")").orElse("");
            return Optional.of(new CorpusFailure(
                    CorpusFailure.Step.APPLY,
                    refused.error().sqlState() + " " + refused.error().message() + detail,
                    Optional.of(refused.statement().sql())));
        }
        if (verdict instanceof Verdict.Remaining remaining) {
            return Optional.of(CorpusFailure.of(
                    CorpusFailure.Step.DIFFERENCE,
                    remaining.changes().stream().map(CorpusProof::told).collect(Collectors.joining("\n    "))));
        }
        if (verdict instanceof Verdict.Unsettled unsettled) {
            return Optional.of(CorpusFailure.of(
                    CorpusFailure.Step.AGAIN,
                    unsettled.again().statements().size() + " statements, the first: "
                            + unsettled.again().statements().get(0).sql()));
        }
        if (verdict instanceof Verdict.Impossible impossible) {
            return Optional.of(CorpusFailure.of(CorpusFailure.Step.PLAN, "unplannable: " + impossible.reason()));
        }
        return Optional.empty();
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
        return exception + " at "
                + (exception.getStackTrace().length == 0 ? "?" : exception.getStackTrace()[0].toString());
    }
}
