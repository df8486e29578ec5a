package io.github.dblifecycle.diff.entity;

import java.util.Arrays;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * A way in which a database may differ from what a JPA provider would create, and the application works all the same. Those
 * that are usual are accepted unless somebody objects; the others only where somebody asks for them.
 */
public enum Tolerance {
    /** {@code text}, or {@code varchar} without or with a higher limit, for {@code varchar(n)}. */
    LONGER_TEXT("longer-text", true),
    /** {@code varchar} with a lower limit: longer values are refused. */
    SHORTER_TEXT("shorter-text", false),
    /** {@code citext} for {@code varchar} and {@code text}. */
    CITEXT("citext", true),
    /** Text for an enum type of the database that entities name: the driver leaves the type of such a value open. */
    ENUM_AS_TEXT("enum-as-text", true),
    /** An enum type of the database for text: works where the URL says {@code stringtype=unspecified}. */
    TEXT_AS_ENUM("text-as-enum", false),
    /** {@code uuid} for text: works where the URL says {@code stringtype=unspecified}. */
    TEXT_AS_UUID("text-as-uuid", false),
    /** {@code timestamptz} for {@code timestamp}, {@code timetz} for {@code time}. */
    TIMESTAMPTZ("timestamptz", true),
    /** {@code timestamp} for {@code timestamptz}: the zone is lost, and some types of Java cannot be read. */
    TIMESTAMP("timestamp", false),
    /** Fewer digits of seconds. */
    TIME_PRECISION("time-precision", false),
    /** {@code json} and {@code jsonb} for each other. */
    JSON("json", true),
    /** {@code numeric} without limits, or with as many digits on both sides of the point. */
    WIDER_NUMERIC("wider-numeric", true),
    /** Any {@code numeric} where the entity says nothing of precision and scale, and the provider writes its default. */
    DEFAULT_NUMERIC("default-numeric", true),
    /** A wider integer type: a value may not fit into the field of the entity. */
    WIDER_INTEGER("wider-integer", false),
    /** {@code double precision} for {@code real}. */
    WIDER_FLOAT("wider-float", true),
    /** {@code bytea} for the {@code oid} of a large object. */
    LOB_AS_BYTEA("lob-as-bytea", false),
    /** {@code text} for the {@code oid} of a large object. */
    LOB_AS_TEXT("lob-as-text", false),
    /** NOT NULL where the entity may hold null. */
    STRICTER_NOT_NULL("stricter-not-null", false),
    /** No NOT NULL where the entity never holds null. */
    MISSING_NOT_NULL("missing-not-null", false),
    /** No unique constraint or index where entities ask for one. */
    MISSING_UNIQUE("missing-unique", false),
    /** No foreign key where entities are related. */
    MISSING_FOREIGN_KEY("missing-foreign-key", false),
    /** No index where entities name one. */
    MISSING_INDEX("missing-index", false);

    private final String word;
    private final boolean usual;

    Tolerance(String word, boolean usual) {
        this.word = word;
        this.usual = usual;
    }

    /** As people write it: {@code wider-integer}. */
    public String word() {
        return word;
    }

    /** Whether it is accepted unless somebody objects. */
    public boolean usual() {
        return usual;
    }

    /** Empty for a word that stands for none. */
    public static Optional<Tolerance> of(String word) {
        return Arrays.stream(values()).filter(one -> one.word.equals(word)).findFirst();
    }

    /** All words, for messages. */
    public static String words() {
        return Arrays.stream(values()).map(Tolerance::word).collect(Collectors.joining(", "));
    }
}
