package io.github.dblifecycle.provider;

import io.github.dblifecycle.sql.Identifier;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What snapshots are called. */
final class SnapshotName {

    private static final String PREFIX = "db-snapshot-";
    private static final String BEFORE_ROLLBACK = "db-before-rollback-";
    private static final String OF_DATABASE = "_snapshot_";
    private static final DateTimeFormatter HYPHEN = DateTimeFormatter.ofPattern("yyyyMMdd-HHmmss", Locale.ROOT);
    private static final DateTimeFormatter UNDERSCORE = DateTimeFormatter.ofPattern("yyyyMMdd_HHmmss", Locale.ROOT);

    private SnapshotName() {}

    /** Of a branch, {@code db-snapshot-staging-20260304-121314}. */
    static String branch(String environment, Instant time) {
        return PREFIX + environment + "-" + HYPHEN.format(time.atOffset(ZoneOffset.UTC));
    }

    /** Of the branch that keeps what was before a rollback, {@code db-before-rollback-staging-20260304-121314}. */
    static String beforeRollback(String environment, Instant time) {
        return BEFORE_ROLLBACK + environment + "-" + HYPHEN.format(time.atOffset(ZoneOffset.UTC));
    }

    /** When the snapshot of an environment was begun; empty where the branch is called otherwise. */
    static Optional<Instant> timeOfBranch(String environment, String name) {
        return time(Pattern.quote(PREFIX + environment + "-") + "(\\d{8}-\\d{6})", HYPHEN, name);
    }

    /** Of a database, {@code shop_snapshot_20260304_121314}; a long name of the database itself is cut. */
    static String database(String database, Instant time) {
        return cut(database) + OF_DATABASE + UNDERSCORE.format(time.atOffset(ZoneOffset.UTC));
    }

    /** When the snapshot of a database was begun; empty where it is called otherwise. */
    static Optional<Instant> timeOfDatabase(String database, String name) {
        return time(Pattern.quote(cut(database) + OF_DATABASE) + "(\\d{8}_\\d{6})", UNDERSCORE, name);
    }

    private static Optional<Instant> time(String pattern, DateTimeFormatter format, String name) {
        Matcher matcher = Pattern.compile(pattern).matcher(name);
        if (!matcher.matches()) {
            return Optional.empty();
        }
        try {
            return Optional.of(LocalDateTime.parse(matcher.group(1), format).toInstant(ZoneOffset.UTC));
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    private static String cut(String database) {
        int room = Identifier.MOST_BYTES - OF_DATABASE.length() - "yyyyMMdd_HHmmss".length();
        return Identifier.cut(database, room);
    }
}
