package io.github.dblifecycle.catalog;

import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** Gathers the properties of one object in the order in which they are told. */
final class Properties {

    private final Map<String, String> values = new LinkedHashMap<>();

    Properties add(String property, String value) {
        if (values.putIfAbsent(property, value) != null) {
            throw new IllegalArgumentException("told twice: " + property);
        }
        return this;
    }

    Properties add(String property, Optional<?> value) {
        value.ifPresent(present -> add(property, present.toString()));
        return this;
    }

    Properties add(String property, boolean value) {
        return add(property, value ? "yes" : "no");
    }

    Properties add(String property, Collection<?> values) {
        return values.isEmpty()
                ? this
                : add(property, values.stream().map(Object::toString).collect(Collectors.joining(", ")));
    }

    Properties add(String property, Map<String, String> options) {
        return add(
                property,
                options.entrySet().stream()
                        .map(option -> option.getKey() + "=" + option.getValue())
                        .toList());
    }

    /** In quotes, so that no comment reads like the absence of one. */
    Map<String, String> withComment(Optional<String> comment) {
        add("comment", comment.map(Properties::literal));
        return Collections.unmodifiableMap(values);
    }

    static String literal(String text) {
        return "'" + text.replace("'", "''") + "'";
    }
}
