package io.github.dblifecycle.report;

import io.github.dblifecycle.catalog.CatalogObject;
import io.github.dblifecycle.diff.Change;
import io.github.dblifecycle.diff.PropertyChange;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Changes in a reader's words: what is new, what is different, what goes; each group sorted by object. */
public final class ChangeText {

    private static final String INDENT = "    ";
    private static final int LONGEST_VALUE = 100;

    private ChangeText() {}

    /** No line for no change. */
    public static List<String> lines(List<Change> changes, Style style) {
        List<String> lines = new ArrayList<>();
        for (Change change : changes) {
            if (change instanceof Change.Created created) {
                lines.add(style.green("+ " + created.reference().display()) + parts(created.parts()));
            }
        }
        for (Change change : changes) {
            if (change instanceof Change.Altered altered) {
                lines.add(style.yellow("~ " + altered.reference().display()));
                altered.properties().forEach(property -> lines.addAll(property(property)));
            }
        }
        for (Change change : changes) {
            if (change instanceof Change.Dropped dropped) {
                lines.add(style.red("- " + dropped.reference().display()) + parts(dropped.parts()));
            }
        }
        return List.copyOf(lines);
    }

    /** For example {@code 3 changes: 1 created, 2 altered}. */
    public static String summary(List<Change> changes) {
        long created = changes.stream().filter(Change.Created.class::isInstance).count();
        long altered = changes.stream().filter(Change.Altered.class::isInstance).count();
        long dropped = changes.size() - created - altered;
        List<String> counts = new ArrayList<>();
        count(created, "created", counts);
        count(altered, "altered", counts);
        count(dropped, "dropped", counts);
        return (changes.size() == 1 ? "1 change" : changes.size() + " changes")
                + (counts.isEmpty() ? "" : ": " + String.join(", ", counts));
    }

    private static void count(long number, String word, List<String> counts) {
        if (number > 0) {
            counts.add(number + " " + word);
        }
    }

    private static String parts(List<CatalogObject> parts) {
        Map<String, Long> counts = parts.stream()
                .collect(Collectors.groupingBy(
                        part -> part.reference().kind().word(), TreeMap::new, Collectors.counting()));
        return counts.isEmpty()
                ? ""
                : counts.entrySet().stream()
                        .map(count -> count.getValue() + " " + plural(count.getKey(), count.getValue()))
                        .collect(Collectors.joining(", ", " with ", ""));
    }

    private static String plural(String word, long count) {
        if (count == 1) {
            return word;
        }
        return word.endsWith("y")
                ? word.substring(0, word.length() - 1) + "ies"
                : word.endsWith("x") ? word + "es" : word + "s";
    }

    private static List<String> property(PropertyChange property) {
        if (isShort(property.from()) && isShort(property.to())) {
            return List.of(INDENT + property.property() + ": " + property.from() + " → " + property.to());
        }
        List<String> before = property.from().lines().toList();
        List<String> after = property.to().lines().toList();
        int same = 0;
        while (same < before.size() && same < after.size() && before.get(same).equals(after.get(same))) {
            same++;
        }
        List<String> lines = new ArrayList<>();
        lines.add(INDENT + property.property() + (same == 0 ? ":" : ", from line " + (same + 1) + " on:"));
        lines.add(INDENT + INDENT + "from: " + line(before, same));
        lines.add(INDENT + INDENT + "to:   " + line(after, same));
        return lines;
    }

    private static String line(List<String> lines, int index) {
        return index < lines.size() ? lines.get(index) + (index + 1 < lines.size() ? " …" : "") : "(ends here)";
    }

    private static boolean isShort(String value) {
        return value.length() <= LONGEST_VALUE && value.indexOf('\n') < 0;
    }
}
