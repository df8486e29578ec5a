package io.github.dblifecycle.provider;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;

/**
 * How a branch is set back to one of its snapshots. While the snapshot is a child of the branch and Neon remembers that time,
 * the branch is set back along its own log, which Neon's documentation describes best; else it gets the state of the snapshot.
 * The snapshot stays either way, below the branch that keeps what was before, and is found again by its name.
 *
 * @param branch that is set back
 * @param snapshot whose state it gets
 * @param routes to it, the first is tried first
 */
public record NeonReturn(NeonBranch branch, NeonSnapshots.Kept snapshot, List<Route> routes) {

    /** What Neon may forget while it is asked. */
    private static final Duration MARGIN = Duration.ofMinutes(2);

    /** What Neon answers where it does not have that state any more. */
    private static final Set<Integer> NOT_THERE = Set.of(400, 404, 406, 416, 422);

    /**
     * One way.
     *
     * @param source id of the branch whose log it is
     */
    public record Route(String source, BranchPoint point) {
        public Route {
            Objects.requireNonNull(source, "source");
            Objects.requireNonNull(point, "point");
        }
    }

    /**
     * A branch that was set back.
     *
     * @param route that was taken
     */
    public record Returned(NeonRestore restore, Route route) {}

    public NeonReturn {
        Objects.requireNonNull(branch, "branch");
        Objects.requireNonNull(snapshot, "snapshot");
        routes = List.copyOf(routes);
        if (routes.isEmpty()) {
            throw new IllegalArgumentException("no route leads back");
        }
    }

    /**
     * Finds the routes.
     *
     * @param remembers how far back the project's branches remember
     */
    public static NeonReturn of(NeonBranch branch, NeonSnapshots.Kept snapshot, Duration remembers, Instant now) {
        List<Route> routes = new ArrayList<>();
        boolean remembered = snapshot.time().plus(remembers).minus(MARGIN).isAfter(now);
        if (remembered && snapshot.branch().isChildOf(branch)) {
            routes.add(new Route(branch.id(), begin(snapshot)));
        }
        routes.add(new Route(snapshot.branch().id(), new BranchPoint.Head()));
        return new NeonReturn(branch, snapshot, routes);
    }

    /** Where in the log of the branch the snapshot begins, as Neon itself says it where it does. */
    private static BranchPoint begin(NeonSnapshots.Kept snapshot) {
        return snapshot.branch()
                .parentLsn()
                .filter(BranchPoint.AtLsn::isLsn)
                .or(() -> snapshot.note().map(note -> note.instant().lsn()))
                .<BranchPoint>map(BranchPoint.AtLsn::new)
                .orElseGet(() -> new BranchPoint.AtTime(snapshot.begun()));
    }

    /** Whether the first route goes along the branch's own log. */
    public boolean isAlongItsLog() {
        return routes.get(0).source().equals(branch.id());
    }

    /** What keeps the branch as it was, once it is set back at a time. */
    public static String preserved(String environment, Instant time) {
        return SnapshotName.beforeRollback(environment, time);
    }

    /**
     * Sets the branch back, and waits until Neon is done. Where Neon says that it does not have a state, which changes nothing,
     * the next route is taken.
     *
     * @param preserved under which name the branch as it is now is kept; no branch is called so yet
     * @throws ProviderException where it is not known to be done
     */
    public Returned run(NeonProject project, String preserved) {
        for (int i = 0; ; i++) {
            Route route = routes.get(i);
            try {
                return new Returned(project.restore(branch.id(), route.source(), route.point(), preserved), route);
            } catch (ProviderException e) {
                if (i + 1 == routes.size() || !NOT_THERE.contains(e.status())) {
                    throw e;
                }
            }
        }
    }
}
