package io.github.dblifecycle.provider;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import com.google.gson.JsonParser;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * A JSON object that Neon sent. What is missing or of another type than Neon's description of its API says is told by its
 * name, and nothing of it is guessed.
 */
record NeonAnswer(JsonObject json) {

    static NeonAnswer parse(String text) {
        try {
            JsonElement parsed = JsonParser.parseString(text);
            if (parsed.isJsonObject()) {
                return new NeonAnswer(parsed.getAsJsonObject());
            }
        } catch (JsonParseException e) {
            throw ProviderException.of("DB851", "Neon's API sent no JSON", List.of(), FIX, e);
        }
        throw ProviderException.of("DB851", "Neon's API sent no JSON object", FIX);
    }

    static final String FIX = "see https://neonstatus.com, and whether a proxy stands between, and run it again";

    /** A member that must be there. */
    String text(String name) {
        return optionalText(name).orElseThrow(() -> lacks(name));
    }

    Optional<String> optionalText(String name) {
        JsonElement value = member(name);
        if (value == null) {
            return Optional.empty();
        }
        if (!value.isJsonPrimitive() || !value.getAsJsonPrimitive().isString()) {
            throw lacks(name);
        }
        return Optional.of(value.getAsString());
    }

    boolean flag(String name) {
        JsonElement value = member(name);
        if (value == null
                || !value.isJsonPrimitive()
                || !value.getAsJsonPrimitive().isBoolean()) {
            throw lacks(name);
        }
        return value.getAsBoolean();
    }

    Instant time(String name) {
        return optionalTime(name).orElseThrow(() -> lacks(name));
    }

    Optional<Instant> optionalTime(String name) {
        try {
            return optionalText(name).map(text -> OffsetDateTime.parse(text).toInstant());
        } catch (DateTimeException e) {
            throw lacks(name);
        }
    }

    NeonAnswer object(String name) {
        return optionalObject(name).orElseThrow(() -> lacks(name));
    }

    Optional<NeonAnswer> optionalObject(String name) {
        JsonElement value = member(name);
        if (value == null) {
            return Optional.empty();
        }
        if (!value.isJsonObject()) {
            throw lacks(name);
        }
        return Optional.of(new NeonAnswer(value.getAsJsonObject()));
    }

    List<NeonAnswer> objects(String name) {
        JsonElement value = member(name);
        if (value == null || !value.isJsonArray()) {
            throw lacks(name);
        }
        List<NeonAnswer> objects = new ArrayList<>();
        for (JsonElement element : value.getAsJsonArray()) {
            if (!element.isJsonObject()) {
                throw lacks(name);
            }
            objects.add(new NeonAnswer(element.getAsJsonObject()));
        }
        return objects;
    }

    /** A member whose own members are texts; empty where there is none. */
    Map<String, String> texts(String name) {
        Map<String, String> texts = new TreeMap<>();
        optionalObject(name)
                .ifPresent(object -> object.json().keySet().forEach(key -> texts.put(key, object.text(key))));
        return texts;
    }

    /** The members of a member, each an object of its own. */
    List<NeonAnswer> values(String name) {
        return optionalObject(name).stream()
                .flatMap(object -> object.json().keySet().stream().map(object::object))
                .toList();
    }

    /** A whole number. */
    long number(String name) {
        JsonElement value = member(name);
        if (value == null
                || !value.isJsonPrimitive()
                || !value.getAsJsonPrimitive().isNumber()) {
            throw lacks(name);
        }
        return value.getAsLong();
    }

    boolean has(String name) {
        return member(name) != null;
    }

    private @Nullable JsonElement member(String name) {
        JsonElement value = json.get(name);
        return value == null || value.isJsonNull() ? null : value;
    }

    private static ProviderException lacks(String name) {
        return ProviderException.of(
                "DB851", "Neon's API sent something without a valid " + name + ", which it promises to send", FIX);
    }
}
