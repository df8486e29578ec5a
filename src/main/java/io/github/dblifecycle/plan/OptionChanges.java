package io.github.dblifecycle.plan;

import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * How options become others.
 *
 * @param reset {@code RESET (…)}, if some are no more
 * @param set {@code SET (…)}, if some are new or other
 */
record OptionChanges(Optional<String> reset, Optional<String> set) {

    static OptionChanges between(Map<String, String> before, Map<String, String> after) {
        String gone = before.keySet().stream()
                .filter(option -> !after.containsKey(option))
                .sorted()
                .map(SqlText::optionName)
                .collect(Collectors.joining(", "));
        Map<String, String> changed = new TreeMap<>(after);
        changed.entrySet().removeAll(before.entrySet());
        return new OptionChanges(
                gone.isEmpty() ? Optional.empty() : Optional.of("RESET (" + gone + ")"),
                changed.isEmpty() ? Optional.empty() : Optional.of("SET " + SqlText.options(changed)));
    }
}
