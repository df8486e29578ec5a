package io.github.dblifecycle.scratch;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The name of a scratch database: {@code db_scratch_<purpose>_<yyyyMMddHHmmss>_<random>}, time in UTC. The name alone
 * says whose it is and how old, so that a leftover can be dropped on a server that others use too.
 */
record ScratchName(String value, Instant created) {

    /** Databases without it are never dropped. An underscore is a wildcard of LIKE: compare with starts_with. */
    static final String PREFIX = "db_scratch_";

    private static final Pattern SHAPE = Pattern.compile(PREFIX + "[a-z0-9_]{1,20}_([0-9]{14})_[0-9a-f]{12}");
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("uuuuMMddHHmmss", Locale.ROOT);
    private static final Duration ABANDONED = Duration.ofHours(24);
    private static final int PURPOSE_LENGTH = 20;

    ScratchName {
        if (!SHAPE.matcher(value).matches()) {
            throw new IllegalArgumentException("not the name of a scratch database: " + value);
        }
    }

    /** @param random 48 bits of it are used */
    static ScratchName of(String purpose, Instant now, long random) {
        String word = purpose.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", "_");
        if (word.isEmpty()) {
            throw new IllegalArgumentException("a scratch database has a purpose");
        }
        String time = TIME.format(now.atOffset(ZoneOffset.UTC));
        String value = PREFIX + word.substring(0, Math.min(word.length(), PURPOSE_LENGTH)) + "_" + time + "_"
                + String.format(Locale.ROOT, "%012x", random & 0xffff_ffff_ffffL);
        return parse(value).orElseThrow();
    }

    /** Empty for every name that was not made here. */
    static Optional<ScratchName> parse(String name) {
        Matcher matcher = SHAPE.matcher(name);
        if (!matcher.matches()) {
            return Optional.empty();
        }
        try {
            Instant created = LocalDateTime.parse(matcher.group(1), TIME).toInstant(ZoneOffset.UTC);
            return Optional.of(new ScratchName(name, created));
        } catch (DateTimeParseException notATime) {
            return Optional.empty();
        }
    }

    /** Old enough that no build can still be using it. */
    boolean isAbandoned(Instant now) {
        return created.isBefore(now.minus(ABANDONED));
    }
}
