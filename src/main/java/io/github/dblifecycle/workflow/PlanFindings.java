package io.github.dblifecycle.workflow;

import io.github.dblifecycle.diff.Change;
import io.github.dblifecycle.finding.Finding;
import io.github.dblifecycle.sql.SqlError;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Says why what was planned cannot be used. */
public final class PlanFindings {

    private static final int MOST_DETAILS = 20;

    private PlanFindings() {}

    /** Empty where it was proved. */
    public static Optional<Finding> of(Verdict verdict) {
        if (verdict instanceof Verdict.Refused refused) {
            return Optional.of(refused(refused));
        }
        if (verdict instanceof Verdict.Remaining remaining) {
            return Optional.of(remaining(remaining.changes()));
        }
        if (verdict instanceof Verdict.Unsettled unsettled) {
            return Optional.of(Finding.error(
                            "DB033",
                            Optional.empty(),
                            "the planned statements lead to the wanted schema, but would be planned again from there",
                            "write the migration by hand, and report this with both schemas")
                    .withDetails(limited(unsettled.again().statements().stream()
                            .map(statement -> statement.sql())
                            .toList())));
        }
        if (verdict instanceof Verdict.Impossible impossible) {
            return Optional.of(Finding.error(
                    "DB034",
                    Optional.empty(),
                    "no statement of PostgreSQL leads there: " + impossible.reason(),
                    "write the migration by hand, or take it in two steps"));
        }
        return Optional.empty();
    }

    private static Finding refused(Verdict.Refused refused) {
        SqlError error = refused.error();
        List<String> details = new ArrayList<>();
        details.add("statement: " + refused.statement().sql());
        error.detail().ifPresent(detail -> details.add("detail: " + detail));
        error.hint().ifPresent(hint -> details.add("hint: " + hint));
        error.where().ifPresent(where -> details.add("context: " + where));
        return Finding.error(
                        "DB032",
                        Optional.empty(),
                        "the statement planned for "
                                + refused.statement().about().display() + " fails in a scratch database: "
                                + error.message(),
                        "write the migration by hand, and report this with both schemas")
                .withDetails(details);
    }

    private static Finding remaining(List<Change> changes) {
        return Finding.error(
                        "DB033",
                        Optional.empty(),
                        "the planned statements run, but do not lead to the wanted schema",
                        "write the migration by hand, and report this with both schemas")
                .withDetails(limited(changes.stream().map(PlanFindings::line).toList()));
    }

    private static String line(Change change) {
        String object = change.reference().display();
        if (change instanceof Change.Altered altered) {
            return object + " still differs: "
                    + altered.properties().stream()
                            .map(property ->
                                    property.property() + " is " + property.from() + ", wanted is " + property.to())
                            .reduce((first, second) -> first + "; " + second)
                            .orElse("");
        }
        return change instanceof Change.Created ? object + " is still missing" : object + " is still there";
    }

    private static List<String> limited(List<String> lines) {
        if (lines.size() <= MOST_DETAILS) {
            return lines;
        }
        List<String> first = new ArrayList<>(lines.subList(0, MOST_DETAILS));
        first.add((lines.size() - MOST_DETAILS) + " more");
        return first;
    }
}
