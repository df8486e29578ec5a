package io.github.dblifecycle.install;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** The values of settings in a file that was installed earlier: they are the team's, and outlive a newer template. */
public final class KeptValues {

    private final Map<String, List<SettingLine>> lines;

    private KeptValues(Map<String, List<SettingLine>> lines) {
        this.lines = Collections.unmodifiableMap(lines);
    }

    /** There is no such file. */
    public static KeptValues none() {
        return new KeptValues(new TreeMap<>());
    }

    /** Those of a file with a stamp of ours. */
    public static KeptValues of(String text) {
        Map<String, List<SettingLine>> lines = new TreeMap<>();
        text.lines().map(SettingLine::parse).flatMap(Optional::stream).forEach(line -> lines.computeIfAbsent(
                        line.name(), name -> new ArrayList<>())
                .add(line));
        return new KeptValues(lines);
    }

    /** What a setting is in the first line where it stands. */
    public Optional<List<String>> valueOf(String name) {
        return Optional.ofNullable(lines.get(name)).map(found -> found.get(0).meaning());
    }

    Reading reading() {
        Map<String, Deque<SettingLine>> left = new TreeMap<>();
        lines.forEach((name, found) -> left.put(name, new ArrayDeque<>(found)));
        return new Reading(left);
    }

    /** Goes through a template from its first line to its last. */
    static final class Reading {

        private final Map<String, Deque<SettingLine>> left;

        private Reading(Map<String, Deque<SettingLine>> left) {
            this.left = left;
        }

        /** The value, as it was written, of the same setting where it stood for the same time; the last one from then on. */
        Optional<String> next(SettingLine line) {
            Deque<SettingLine> found = left.get(line.name());
            if (found == null) {
                return Optional.empty();
            }
            SettingLine kept = found.size() > 1 ? found.removeFirst() : found.getFirst();
            if (kept.isSequence() == line.isSequence() && kept.isShell() == line.isShell()) {
                return Optional.of(kept.value());
            }
            List<String> meaning = kept.meaning();
            return line.isSequence() || meaning.size() == 1
                    ? SettingLine.parse(line.with(meaning)).map(SettingLine::value)
                    : Optional.empty();
        }
    }
}
