package io.github.dblifecycle.migrate;

import io.github.dblifecycle.finding.Finding;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.flywaydb.core.api.configuration.Configuration;
import org.jspecify.annotations.Nullable;

/**
 * Puts placeholders back where a text has their values: these may be secrets, and what the server says of a statement may
 * quote it.
 */
public final class PlaceholderValues {

    /** Shorter values stand in every text by chance, and keep no secret. */
    private static final int SHORTEST = 4;

    private final List<Map.Entry<String, String>> values;

    /** Reads the placeholders of a project. */
    public PlaceholderValues(MigrationSettings settings) {
        Configuration configuration = new FlywayFactory(settings).configuration();
        Map<String, @Nullable String> placeholders = configuration.getPlaceholders();
        this.values = placeholders.entrySet().stream()
                .filter(entry -> entry.getValue() != null && entry.getValue().length() >= SHORTEST)
                .map(entry -> Map.entry(
                        String.valueOf(entry.getValue()),
                        configuration.getPlaceholderPrefix() + entry.getKey() + configuration.getPlaceholderSuffix()))
                .sorted(Comparator.comparingInt((Map.Entry<String, String> entry) ->
                                entry.getKey().length())
                        .reversed()
                        .thenComparing(Map.Entry::getKey)
                        .thenComparing(Map.Entry::getValue))
                .toList();
    }

    /** The text without them. */
    public String hide(String text) {
        String hidden = text;
        for (Map.Entry<String, String> value : values) {
            hidden = hidden.replace(value.getKey(), value.getValue());
        }
        return hidden;
    }

    Finding hide(Finding finding) {
        return new Finding(
                finding.code(),
                finding.severity(),
                finding.position(),
                hide(finding.message()),
                finding.details().stream().map(this::hide).toList(),
                finding.fix());
    }
}
