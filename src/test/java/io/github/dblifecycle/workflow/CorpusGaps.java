package io.github.dblifecycle.workflow;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * Cases that do not converge, each with its reason. A line holds the case's name, {@code @} and a major version where it
 * is about one alone, a colon and the reason.
 */
final class CorpusGaps {

    static final String FILE = "known-gaps.txt";

    private final SortedMap<String, String> reasons = new TreeMap<>();

    private CorpusGaps() {}

    static CorpusGaps read(Path corpus) {
        Path file = corpus.resolve(FILE);
        CorpusGaps gaps = new CorpusGaps();
        if (!Files.exists(file)) {
            return gaps;
        }
        try {
            for (String line : Files.readAllLines(file)) {
                int colon = line.indexOf(": ");
                if (colon < 1 || line.length() < colon + 3) {
                    throw new IllegalArgumentException(file + " has a line without a name and a reason: " + line);
                }
                if (gaps.reasons.put(line.substring(0, colon), line.substring(colon + 2)) != null) {
                    throw new IllegalArgumentException(file + " names a case twice: " + line);
                }
            }
            return gaps;
        } catch (IOException e) {
            throw new UncheckedIOException("the known gaps cannot be read: " + file, e);
        }
    }

    Optional<String> reason(String name, int major) {
        return Optional.ofNullable(reasons.get(name)).or(() -> Optional.ofNullable(reasons.get(name + "@" + major)));
    }

    /** Lines about cases that are not there. */
    SortedSet<String> withoutCase(List<CorpusCase> cases) {
        SortedSet<String> names = cases.stream().map(CorpusCase::name).collect(Collectors.toCollection(TreeSet::new));
        return reasons.keySet().stream()
                .filter(name -> !names.contains(name.replaceFirst("@\\d+$", "")))
                .collect(Collectors.toCollection(TreeSet::new));
    }
}
