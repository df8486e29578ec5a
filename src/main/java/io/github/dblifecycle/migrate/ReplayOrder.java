package io.github.dblifecycle.migrate;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.flywaydb.core.api.MigrationInfo;
import org.flywaydb.core.api.MigrationState;
import org.flywaydb.core.api.MigrationVersion;
import org.flywaydb.core.api.resolver.ResolvedMigration;
import org.flywaydb.core.internal.info.MigrationInfoImpl;
import org.jspecify.annotations.Nullable;

/**
 * Which migrations made a database what it is, in the order in which they did.
 *
 * <p>A baseline stands for the scripts up to its version. What was undone or deleted counts as never applied; a repeatable
 * migration counts where it ran last.
 */
final class ReplayOrder {

    private static final Set<MigrationState> WITHOUT_EFFECT = Set.of(
            MigrationState.FAILED,
            MigrationState.MISSING_FAILED,
            MigrationState.FUTURE_FAILED,
            MigrationState.UNDONE,
            MigrationState.DELETED,
            MigrationState.SUPERSEDED,
            MigrationState.AVAILABLE);

    private final MigrationInfo[] all;

    /** @param all what Flyway says of the history and the scripts together */
    ReplayOrder(MigrationInfo[] all) {
        this.all = all;
    }

    /** Whether what this row tells of is still there. */
    static boolean counts(MigrationInfo info) {
        return info.getInstalledRank() != null
                && !WITHOUT_EFFECT.contains(info.getState())
                && !info.getType().isUndo()
                && !info.getType().name().equals("DELETE");
    }

    /** Those that can be run; what has no script any more is passed over. */
    MigrationInfo[] inOrder(List<HistoryRow> rows) {
        Map<Integer, MigrationInfo> byRank = new HashMap<>();
        for (MigrationInfo info : all) {
            if (info.getInstalledRank() != null) {
                byRank.put(info.getInstalledRank(), info);
            }
        }
        List<MigrationInfo> order = new ArrayList<>();
        Set<ResolvedMigration> added = new HashSet<>();
        for (HistoryRow row : rows) {
            MigrationInfo info = byRank.get(row.rank());
            if (info == null || !counts(info)) {
                continue;
            }
            if (row.type().equals("BASELINE")) {
                upTo(info.getVersion()).forEach(before -> add(before, order, added));
            } else {
                add(info, order, added);
            }
        }
        return order.toArray(MigrationInfo[]::new);
    }

    private static void add(MigrationInfo info, List<MigrationInfo> order, Set<ResolvedMigration> added) {
        ResolvedMigration resolved = resolved(info);
        if (resolved != null && added.add(resolved)) {
            order.add(info);
        }
    }

    private List<MigrationInfo> upTo(MigrationVersion baseline) {
        return Arrays.stream(all)
                .filter(info -> resolved(info) != null
                        && info.getVersion() != null
                        && !info.getType().isUndo()
                        && info.getVersion().compareTo(baseline) <= 0)
                .sorted(Comparator.comparing(MigrationInfo::getVersion))
                .toList();
    }

    static @Nullable ResolvedMigration resolved(MigrationInfo info) {
        return ((MigrationInfoImpl) info).getResolvedMigration();
    }
}
