package io.github.dblifecycle.install;

import io.github.dblifecycle.install.PlannedFile.Refusal;
import io.github.dblifecycle.install.YamlTree.Entry;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;

/**
 * A few lines that are put into a YAML file of somebody else, all else of which stays as it is, comments too. Whether the file
 * means afterwards what it meant before, and the addition besides, is asked of a parser; where it does not, or where the
 * file is written in a way that has no line for it, nothing is changed and the lines are told.
 *
 * @param keys from the outermost to the list or mapping that gets the addition
 * @param item the addition's own lines, the first of a list's item without its dash
 * @param named what the addition is called in a mapping; empty where it is an item of a list
 */
record YamlAddition(List<String> keys, List<String> item, Optional<String> named) {

    YamlAddition {
        keys = List.copyOf(keys);
        item = List.copyOf(item);
        if (keys.isEmpty() || item.isEmpty()) {
            throw new IllegalArgumentException("nothing is added, or nowhere");
        }
    }

    /** Whether a file has the addition already. */
    enum Presence {
        ABSENT,
        PRESENT,
        /** Somebody changed it so that it no longer does what it should. */
        SPOILT
    }

    /**
     * The file with the addition.
     *
     * @param presence looks for it in what the file means
     */
    PlannedFile plan(String path, Optional<String> before, Function<Map<String, Object>, Presence> presence) {
        String old = before.orElse("");
        Optional<YamlTree> tree = YamlTree.parse(old);
        if (tree.isEmpty()) {
            return refused(path, before, "is not one YAML document that is a mapping");
        }
        try {
            Map<String, Object> content = tree.get().content();
            switch (presence.apply(content)) {
                case PRESENT -> {
                    return PlannedFile.of(path, before, old);
                }
                case SPOILT -> {
                    return refused(path, before, "has this plugin's entry in a form in which it would not run always");
                }
                case ABSENT -> {}
            }
            Optional<String> after = inserted(old, tree.get());
            Optional<Map<String, Object>> read = after.flatMap(YamlTree::parse).map(YamlTree::content);
            return read.isPresent() && read.equals(Optional.of(expected(content)))
                    ? PlannedFile.of(path, before, after.orElseThrow())
                    : refused(path, before, "is written in a way in which no line can be added safely");
        } catch (YamlEngineException e) {
            return refused(path, before, "is written in a way in which no line can be added safely");
        }
    }

    private PlannedFile refused(String path, Optional<String> before, String reason) {
        String lines = String.join("\n", whole(0)).indent(8).stripTrailing();
        return PlannedFile.of(path, before, before.orElse(""))
                .refused(new Refusal(
                        reason, "put these lines in by hand, in place of what is there of them:\n" + lines, false));
    }

    /** All lines, with the keys they stand below, beginning with one of these. */
    private List<String> whole(int from) {
        List<String> lines = new ArrayList<>();
        for (int depth = from; depth < keys.size(); depth++) {
            lines.add("  ".repeat(depth - from) + keys.get(depth) + ":");
        }
        lines.addAll(entry("  ".repeat(keys.size() - from)));
        return lines;
    }

    private List<String> entry(String indent) {
        List<String> lines = new ArrayList<>();
        named.ifPresent(name -> lines.add(indent + name + ":"));
        for (int index = 0; index < item.size(); index++) {
            boolean dash = named.isEmpty() && index == 0;
            lines.add(indent + (dash ? "- " : "  ") + item.get(index));
        }
        return lines;
    }

    private Optional<String> inserted(String old, YamlTree tree) {
        Optional<Entry> entry = tree.find(keys.get(0));
        if (entry.isEmpty()) {
            boolean endsLine = old.isEmpty() || old.endsWith("\n");
            String gap = old.isBlank() ? "" : end(old);
            return Optional.of(old + (endsLine ? "" : end(old)) + gap + joined(whole(0), "", end(old)));
        }
        for (int depth = 1; depth < keys.size(); depth++) {
            Entry above = entry.orElseThrow();
            if (!YamlTree.isBlock(above.value())) {
                return Optional.empty();
            }
            Optional<Entry> below = YamlTree.find(above.value(), keys.get(depth));
            if (below.isEmpty()) {
                return Optional.of(after(old, above.keyLine(), whole(depth), above.valueColumn()));
            }
            entry = below;
        }
        Entry last = entry.orElseThrow();
        return YamlTree.isBlock(last.value())
                ? Optional.of(after(old, last.keyLine(), entry(""), last.valueColumn()))
                : Optional.empty();
    }

    private static String after(String old, int line, List<String> lines, int indent) {
        int position = 0;
        for (int index = 0; index <= line; index++) {
            int next = old.indexOf('\n', position);
            position = next < 0 ? old.length() : next + 1;
        }
        return old.substring(0, position) + joined(lines, " ".repeat(indent), end(old)) + old.substring(position);
    }

    private static String joined(List<String> lines, String indent, String end) {
        return lines.stream().map(line -> indent + line + end).collect(Collectors.joining());
    }

    private static String end(String text) {
        return text.contains("\r\n") ? "\r\n" : "\n";
    }

    private Object wanted() {
        Map<String, Object> read =
                YamlTree.parse(joined(whole(0), "", "\n")).orElseThrow().content();
        Object at = read;
        for (String key : keys) {
            at = Objects.requireNonNull(((Map<?, ?>) at).get(key));
        }
        return Objects.requireNonNull(named.isPresent() ? ((Map<?, ?>) at).get(named.get()) : ((List<?>) at).get(0));
    }

    /** What the file means, and the addition in front of all else of its list or mapping. */
    private Map<String, Object> expected(Map<String, Object> content) {
        Map<String, Object> copy = new LinkedHashMap<>(content);
        copy.put(keys.get(0), expected(content.get(keys.get(0)), 1));
        return copy;
    }

    private Object expected(@Nullable Object old, int depth) {
        if (depth < keys.size()) {
            Map<Object, Object> copy = new LinkedHashMap<>();
            Map<?, ?> there = old instanceof Map<?, ?> map ? map : Map.of();
            copy.putAll(there);
            copy.put(keys.get(depth), expected(there.get(keys.get(depth)), depth + 1));
            return copy;
        }
        if (named.isPresent()) {
            Map<Object, Object> copy = new LinkedHashMap<>();
            copy.put(named.get(), wanted());
            copy.putAll(old instanceof Map<?, ?> map ? map : Map.of());
            return copy;
        }
        List<Object> copy = new ArrayList<>(List.of(wanted()));
        copy.addAll(old instanceof List<?> list ? list : List.of());
        return copy;
    }
}
