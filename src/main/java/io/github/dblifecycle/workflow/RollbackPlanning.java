package io.github.dblifecycle.workflow;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** Puts the ways together and recommends one. */
final class RollbackPlanning {

    private static final String NOBODY_COUNTED = "rows, as nobody asked for their number";

    private final RollbackTarget target;
    private final List<String> takenBack;
    private final List<RollbackOption> copies;
    private final Optional<List<RollbackLoss>> losses;

    /**
     * @param takenBack versions that go, where that is known
     * @param copies what a backup and a snapshot offer
     * @param losses what goes with the schema, whichever way is taken; empty where nobody counted
     */
    RollbackPlanning(
            RollbackTarget target,
            List<String> takenBack,
            List<RollbackOption> copies,
            Optional<List<RollbackLoss>> losses) {
        this.target = target;
        this.takenBack = List.copyOf(takenBack);
        this.copies = List.copyOf(copies);
        this.losses = losses.map(List::copyOf);
    }

    /** Where which migrations made the copy is not known. */
    RollbackPlan plan() {
        return without(
                target.words() + " does not say which version it was made at", "name the version: -Ddb.target=VERSION");
    }

    /** Where nothing but the copy leads back. */
    RollbackPlan without(String reason, String fix) {
        return with(
                new RollbackOption.Closed(RollbackWay.FORWARD, reason, fix),
                new RollbackOption.Closed(RollbackWay.UNDO, reason, fix));
    }

    RollbackPlan with(RollbackOption forward, RollbackOption undo) {
        List<RollbackOption> options = new ArrayList<>(List.of(forward, undo));
        for (RollbackOption copy : copies) {
            options.add(copy instanceof RollbackOption.Open open ? open.losingToo(losses.orElse(List.of())) : copy);
        }
        if (losses.isEmpty()) {
            options.replaceAll(
                    option -> option instanceof RollbackOption.Open open ? open.notCounted(NOBODY_COUNTED) : option);
        }
        List<RollbackOption.Open> open = options.stream()
                .filter(RollbackOption.Open.class::isInstance)
                .map(RollbackOption.Open.class::cast)
                .filter(option -> wanted(option.way()))
                .toList();
        Optional<RollbackOption.Open> best = open.stream()
                .filter(RollbackOption.Open::isCounted)
                .min(Comparator.comparingLong(RollbackOption.Open::rows))
                .or(() -> open.size() == 1 ? Optional.of(open.get(0)) : Optional.empty());
        return new RollbackPlan(
                target.words(),
                takenBack,
                options,
                best.map(RollbackOption.Open::way),
                best.map(RollbackPlanning::why).orElse(""));
    }

    /** Who asks for a copy wants its rows, not only its schema. */
    private boolean wanted(RollbackWay way) {
        return target instanceof RollbackTarget.Version
                || way == (target instanceof RollbackTarget.Snapshot ? RollbackWay.SNAPSHOT : RollbackWay.RESTORE);
    }

    private static String why(RollbackOption.Open best) {
        if (!best.isCounted()) {
            return "no other way leads there";
        }
        return best.rows() == 0
                ? "no row is lost"
                : "it loses least: " + best.rows() + (best.rows() == 1 ? " row" : " rows");
    }
}
