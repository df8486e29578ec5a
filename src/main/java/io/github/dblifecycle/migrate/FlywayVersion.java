package io.github.dblifecycle.migrate;

import org.flywaydb.core.internal.license.VersionPrinter;

/** Which Flyway works here. */
public final class FlywayVersion {

    private FlywayVersion() {}

    /** For example {@code 13.1.0}. */
    public static String text() {
        return VersionPrinter.getVersion();
    }
}
