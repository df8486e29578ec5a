package io.github.dblifecycle.telemetry;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/** A text of the form {@code key=value,key=value}, with percent-encoded characters (W3C Baggage, without properties). */
final class PercentEncodedList {

    private PercentEncodedList() {}

    /** Empty if any part of it is not of that form, as half of a list means something else. */
    static Optional<SortedMap<String, String>> parse(String text) {
        SortedMap<String, String> entries = new TreeMap<>();
        for (String entry : text.split(",", -1)) {
            int equals = entry.indexOf('=');
            if (entry.isBlank()) {
                continue;
            }
            if (equals < 1) {
                return Optional.empty();
            }
            try {
                String key = decoded(entry.substring(0, equals));
                if (key.isEmpty()) {
                    return Optional.empty();
                }
                entries.put(key, decoded(entry.substring(equals + 1)));
            } catch (IllegalArgumentException e) {
                return Optional.empty();
            }
        }
        return Optional.of(entries);
    }

    /** A plus sign is one, other than in forms. */
    private static String decoded(String text) {
        return URLDecoder.decode(text.strip().replace("+", "%2B"), StandardCharsets.UTF_8);
    }
}
