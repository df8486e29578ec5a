package io.github.dblifecycle.backup;

import io.github.dblifecycle.sql.Identifier;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** How databases are called that stand beside the one that is restored. */
final class BesideName {

    static final String RESTORE = "_restore_";
    static final String BEFORE = "_before_restore_";

    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("yyyyMMddHHmmss", Locale.ROOT);
    private static final int TIME_LENGTH = 14;

    private BesideName() {}

    static Identifier of(Identifier database, String middle, Instant now) {
        return new Identifier(stem(database, middle) + middle + TIME.format(now.atOffset(ZoneOffset.UTC)));
    }

    /** Whether a name is one that this gave for that database, whenever. */
    static boolean is(String name, Identifier database, String middle) {
        String before = stem(database, middle) + middle;
        return name.startsWith(before)
                && name.length() == before.length() + TIME_LENGTH
                && name.chars().skip(before.length()).allMatch(one -> one >= '0' && one <= '9');
    }

    private static String stem(Identifier database, String middle) {
        return Identifier.cut(database.value(), Identifier.MOST_BYTES - middle.length() - TIME_LENGTH);
    }
}
