package io.github.dblifecycle.plan;

import io.github.dblifecycle.catalog.Catalog;
import java.util.List;

/** Turns what differs between two catalogs into ordered statements. Pure: whether they are right is proved by running them. */
public final class MigrationPlanner {

    private MigrationPlanner() {}

    /**
     * Plans what makes a database that holds the first schema hold the second.
     *
     * @param from with its dependencies
     * @param to with its dependencies
     * @throws UnplannableException where PostgreSQL has no way to get there
     */
    public static Plan plan(Catalog from, Catalog to, PlanSettings settings) throws UnplannableException {
        return new Plan(List.of());
    }
}
