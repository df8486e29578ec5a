package io.github.dblifecycle.plan;

import io.github.dblifecycle.catalog.Column;
import java.util.List;

/** What NOT NULL may meet in a table that has rows. */
final class NotNullHazards {

    private NotNullHazards() {}

    static Hazard failsOnNull(Column column) {
        return new Hazard(
                HazardKind.MAY_FAIL_ON_DATA,
                "fails if column " + column.table().display() + "."
                        + column.name().display() + " holds a null");
    }

    static List<Hazard> ofScanning(Column column) {
        return List.of(
                failsOnNull(column),
                new Hazard(
                        HazardKind.SCANS_TABLE,
                        "reads all of table " + column.table().display() + " while nobody else can read or write it"));
    }
}
