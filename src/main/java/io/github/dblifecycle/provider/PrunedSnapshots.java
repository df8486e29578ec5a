package io.github.dblifecycle.provider;

import io.github.dblifecycle.finding.Finding;
import java.util.List;

/**
 * What became of old snapshots.
 *
 * @param deleted their names
 * @param findings why others stay, as warnings
 */
public record PrunedSnapshots(List<String> deleted, List<Finding> findings) {

    public PrunedSnapshots {
        deleted = List.copyOf(deleted);
        findings = List.copyOf(findings);
    }
}
