package io.github.dblifecycle.workflow;

import io.github.dblifecycle.catalog.Catalog;
import io.github.dblifecycle.catalog.DomainType;
import io.github.dblifecycle.catalog.EnumType;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** What a type makes of a small number. */
final class SeedValues {

    private static final int DEEPEST_DOMAIN = 10;

    private final Map<String, EnumType> enums = new TreeMap<>();
    private final Map<String, DomainType> domains = new TreeMap<>();

    SeedValues(Catalog catalog) {
        catalog.all(EnumType.class).forEach(type -> enums.put(type.name().readable(), type));
        catalog.all(DomainType.class).forEach(type -> domains.put(type.name().readable(), type));
    }

    /**
     * An SQL expression.
     *
     * @param type as the server prints it
     * @return empty for types nothing is known about
     */
    Optional<String> of(String type, int number) {
        return of(type, number, 0);
    }

    private Optional<String> of(String type, int number, int depth) {
        if (type.endsWith("[]")) {
            return Optional.of("'{}'");
        }
        EnumType labels = enums.get(type);
        if (labels != null) {
            return labels.labels().isEmpty()
                    ? Optional.empty()
                    : Optional.of(
                            literal(labels.labels().get(number % labels.labels().size())));
        }
        DomainType domain = domains.get(type);
        if (domain != null && depth < DEEPEST_DOMAIN) {
            return of(domain.type(), number, depth + 1);
        }
        int modifier = type.indexOf('(');
        String plain =
                modifier < 0 ? type : type.substring(0, modifier) + type.substring(type.indexOf(')', modifier) + 1);
        return switch (plain) {
            case "smallint", "integer", "bigint", "numeric", "real", "double precision", "money", "oid" ->
                Optional.of(String.valueOf(number));
            case "text", "character varying", "character", "\"char\"", "name", "bytea", "xml" ->
                Optional.of("'" + number + "'");
            case "boolean" -> Optional.of(number % 2 == 0 ? "false" : "true");
            case "date" -> Optional.of("'2020-01-0" + number + "'");
            case "timestamp without time zone", "timestamp with time zone" ->
                Optional.of("'2020-01-0" + number + " 12:00:00+00'");
            case "time without time zone", "time with time zone" -> Optional.of("'0" + number + ":00:00+00'");
            case "interval" -> Optional.of("'" + number + " days'");
            case "uuid" -> Optional.of("'00000000-0000-0000-0000-00000000000" + number + "'");
            case "json", "jsonb" -> Optional.of("'{\"number\": " + number + "}'");
            case "inet", "cidr" -> Optional.of("'192.0.2." + number + "'");
            case "tsvector" -> Optional.of("'" + number + "'");
            case "int4range", "int8range", "numrange" -> Optional.of("'[" + number + "," + (number + 1) + ")'");
            case "daterange" -> Optional.of("'[2020-01-0" + number + ",2020-01-0" + (number + 1) + ")'");
            case "tsrange", "tstzrange" ->
                Optional.of("'[2020-01-0" + number + " 00:00+00,2020-01-0" + (number + 1) + " 00:00+00)'");
            default -> Optional.empty();
        };
    }

    private static String literal(String text) {
        return "'" + text.replace("'", "''") + "'";
    }
}
