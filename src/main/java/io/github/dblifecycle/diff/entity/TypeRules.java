package io.github.dblifecycle.diff.entity;

import io.github.dblifecycle.catalog.Catalog;
import io.github.dblifecycle.catalog.EnumType;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Whether a column of the database can hold what a column of entities does. */
final class TypeRules {

    private static final Set<String> TEXTS = Set.of("character varying", "text");
    private static final Set<String> BLANK_PADDED = Set.of("character", "bpchar");
    private static final Map<String, Integer> INTEGERS = Map.of("smallint", 2, "integer", 4, "bigint", 8);
    private static final Set<String> JSON = Set.of("json", "jsonb");
    private static final String ZONED = " with time zone";
    private static final String ZONELESS = " without time zone";
    private static final int MOST_DIGITS_OF_SECONDS = 6;

    /** What providers write where an entity says nothing of precision and scale: Hibernate 6, 5 and EclipseLink. */
    private static final Set<List<Integer>> DEFAULT_NUMERICS =
            Set.of(List.of(38, 2), List.of(19, 2), List.of(38, 0), List.of(38));

    private final Map<String, EnumType> migrations;
    private final Map<String, EnumType> entities;
    private final EntityPolicy policy;

    TypeRules(Catalog migrations, Catalog entities, EntityPolicy policy) {
        this.migrations = enums(migrations);
        this.entities = enums(entities);
        this.policy = policy;
    }

    /**
     * Whether what is there will do.
     *
     * @param wanted as the server prints it
     * @param values the only texts that entities put in; empty if any may come
     * @param present likewise, with domains taken for what they stand on
     */
    boolean satisfied(String wanted, List<String> values, String present) {
        if (wanted.equals(present)) {
            return true;
        }
        PrintedType want = PrintedType.of(wanted);
        PrintedType have = PrintedType.of(present);
        if (want.dimensions() != have.dimensions()) {
            return false;
        }
        return text(want, values, have)
                || enumerated(want, values, have)
                || number(want, have)
                || time(want, have)
                || (JSON.contains(want.name()) && JSON.contains(have.name()) && policy.accepts(Tolerance.JSON))
                || largeObject(want, have);
    }

    private boolean text(PrintedType want, List<String> values, PrintedType have) {
        boolean padded = BLANK_PADDED.contains(want.name());
        if (!TEXTS.contains(want.name()) && !padded) {
            return false;
        }
        if (isCitext(have)) {
            return policy.accepts(Tolerance.CITEXT);
        }
        if (have.name().equals("uuid")) {
            return policy.accepts(Tolerance.TEXT_AS_UUID);
        }
        Optional<Integer> most = values.isEmpty()
                ? want.modifier(0)
                : values.stream()
                        .map(value -> value.codePointCount(0, value.length()))
                        .max(Integer::compare);
        if (BLANK_PADDED.contains(have.name())) {
            return most.isPresent() && most.get() == 1 && have.modifier(0).orElse(1) == 1;
        }
        if (!TEXTS.contains(have.name())) {
            return false;
        }
        Optional<Integer> limit = have.modifier(0);
        if (!values.isEmpty() && limit.isPresent() && most.orElse(0) <= limit.get()) {
            return true;
        }
        if (limit.isPresent() && (most.isEmpty() || limit.get() < most.get())) {
            return policy.accepts(Tolerance.SHORTER_TEXT);
        }
        return limit.equals(most) || most.isEmpty() || policy.accepts(Tolerance.LONGER_TEXT);
    }

    private static boolean isCitext(PrintedType type) {
        return type.name().equals("citext") || type.name().endsWith(".citext");
    }

    private boolean enumerated(PrintedType want, List<String> values, PrintedType have) {
        Optional<EnumType> wanted = Optional.ofNullable(entities.get(want.name()));
        if (wanted.isPresent()) {
            return TEXTS.contains(have.name())
                    && have.modifier(0).stream().allMatch(limit -> wanted.get().labels().stream()
                            .allMatch(label -> label.length() <= limit))
                    && policy.accepts(Tolerance.ENUM_AS_TEXT);
        }
        return TEXTS.contains(want.name())
                && Optional.ofNullable(migrations.get(have.name()))
                        .filter(present -> present.labels().containsAll(values))
                        .isPresent()
                && policy.accepts(Tolerance.TEXT_AS_ENUM);
    }

    private static Map<String, EnumType> enums(Catalog catalog) {
        return catalog.all(EnumType.class).stream()
                .collect(Collectors.toMap(type -> type.name().readable(), Function.identity()));
    }

    private boolean number(PrintedType want, PrintedType have) {
        Integer wanted = INTEGERS.get(want.name());
        Integer present = INTEGERS.get(have.name());
        if (wanted != null && present != null) {
            return wanted.compareTo(present) < 0 && policy.accepts(Tolerance.WIDER_INTEGER);
        }
        if (want.name().equals("real") && have.name().equals("double precision")) {
            return policy.accepts(Tolerance.WIDER_FLOAT);
        }
        if (!want.name().equals("numeric") || !have.name().equals("numeric")) {
            return false;
        }
        if (DEFAULT_NUMERICS.contains(want.modifiers()) && policy.accepts(Tolerance.DEFAULT_NUMERIC)) {
            return true;
        }
        if (have.modifiers().isEmpty()) {
            return policy.accepts(Tolerance.WIDER_NUMERIC);
        }
        if (want.modifiers().isEmpty()) {
            return false;
        }
        int wantedScale = want.modifier(1).orElse(0);
        int presentScale = have.modifier(1).orElse(0);
        boolean wide = presentScale >= wantedScale
                && have.modifiers().get(0) - presentScale >= want.modifiers().get(0) - wantedScale;
        return wide && policy.accepts(Tolerance.WIDER_NUMERIC);
    }

    private boolean time(PrintedType want, PrintedType have) {
        if (!isTime(want) || !isTime(have) || !kind(want).equals(kind(have))) {
            return false;
        }
        boolean wantsZone = want.name().endsWith(ZONED);
        boolean hasZone = have.name().endsWith(ZONED);
        boolean zone = wantsZone == hasZone || policy.accepts(wantsZone ? Tolerance.TIMESTAMP : Tolerance.TIMESTAMPTZ);
        boolean precise = have.modifier(0).orElse(MOST_DIGITS_OF_SECONDS)
                >= want.modifier(0).orElse(MOST_DIGITS_OF_SECONDS);
        return zone && (precise || policy.accepts(Tolerance.TIME_PRECISION));
    }

    private static boolean isTime(PrintedType type) {
        return type.name().endsWith(ZONED) || type.name().endsWith(ZONELESS);
    }

    private static String kind(PrintedType type) {
        return type.name().substring(0, type.name().indexOf(' '));
    }

    private boolean largeObject(PrintedType want, PrintedType have) {
        return want.name().equals("oid")
                && ((have.name().equals("bytea") && policy.accepts(Tolerance.LOB_AS_BYTEA))
                        || (have.name().equals("text") && policy.accepts(Tolerance.LOB_AS_TEXT)));
    }
}
