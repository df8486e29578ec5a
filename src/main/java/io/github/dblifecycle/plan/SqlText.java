package io.github.dblifecycle.plan;

import io.github.dblifecycle.catalog.ForeignOptions;
import io.github.dblifecycle.sql.Identifier;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** Pieces that many statements are made of. */
final class SqlText {

    private SqlText() {}

    /** A string constant, for sessions in which backslashes mean nothing, as is usual. */
    static String literal(String text) {
        return "'" + text.replace("'", "''") + "'";
    }

    /** {@code (name='value', …)}. */
    static String options(Map<String, String> options) {
        return options.entrySet().stream()
                .map(option -> optionName(option.getKey()) + "=" + literal(option.getValue()))
                .collect(Collectors.joining(", ", "(", ")"));
    }

    /** {@code WITH (…)} with a space before it; nothing without options. */
    static String with(Map<String, String> options) {
        return options.isEmpty() ? "" : " WITH " + options(options);
    }

    /** One a line, in parentheses. */
    static String lines(List<String> parts) {
        return parts.isEmpty() ? "()" : parts.stream().collect(Collectors.joining(",\n    ", "(\n    ", "\n)"));
    }

    /** {@code OPTIONS (name 'value', …)} for a foreign-data wrapper, with a space before it; nothing without options. */
    static String foreignOptions(Map<String, String> options) {
        return options.isEmpty() ? "" : " OPTIONS (" + foreignList("", options) + ")";
    }

    /** @param verb {@code ADD }, {@code SET } or nothing */
    static String foreignList(String verb, Map<String, String> options) {
        return options.entrySet().stream()
                .map(option -> verb + new Identifier(option.getKey()).readable() + " " + literal(option.getValue())
                        + (ForeignOptions.isSecret(option.getKey())
                                ? " /* a secret is not read; set it by hand */"
                                : ""))
                .collect(Collectors.joining(", "));
    }

    /** The name {@code public} stands for everybody, and no role can have it. */
    static String role(Identifier role) {
        return role.value().equals("public") ? "PUBLIC" : role.readable();
    }

    static String collate(Optional<String> collation) {
        return collation.map(name -> " COLLATE " + name).orElse("");
    }

    /** A name of an option may have a prefix, {@code toast.fillfactor}. */
    static String optionName(String name) {
        return Arrays.stream(name.split("\\.", -1))
                .map(part -> new Identifier(part).readable())
                .collect(Collectors.joining("."));
    }
}
