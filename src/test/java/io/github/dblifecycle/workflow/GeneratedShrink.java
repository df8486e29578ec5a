package io.github.dblifecycle.workflow;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** Makes a pair that fails as small as it can while it still fails in the same way. */
final class GeneratedShrink {

    private final GeneratedRun run;
    private final CorpusFailure failure;

    GeneratedShrink(GeneratedRun run, CorpusFailure failure) {
        this.run = run;
        this.failure = failure;
    }

    GeneratedPair smallest(GeneratedPair pair) throws SQLException {
        GeneratedPair smallest = pair;
        boolean smaller = true;
        boolean first = true;
        while (smaller) {
            smaller = false;
            for (String id : ids(smallest, first)) {
                for (GeneratedPair candidate : List.of(
                        smallest.with(smallest.a().without(id), smallest.b().without(id)),
                        smallest.with(smallest.a().without(id), smallest.b()),
                        smallest.with(smallest.a(), smallest.b().without(id)))) {
                    if (size(candidate) < size(smallest) && failsAlike(candidate)) {
                        smallest = candidate;
                        smaller = true;
                        break;
                    }
                }
            }
            first = false;
        }
        return smallest;
    }

    private boolean failsAlike(GeneratedPair pair) throws SQLException {
        return run.run(pair).failure().filter(failure::resembles).isPresent();
    }

    private static int size(GeneratedPair pair) {
        return pair.a().objects().size() + pair.b().objects().size();
    }

    /** What was made first takes most with it, so it is tried first; what is left then goes one by one from the end. */
    private static List<String> ids(GeneratedPair pair, boolean inOrder) {
        Set<String> ids = new LinkedHashSet<>();
        pair.a().objects().forEach(object -> ids.add(object.id()));
        pair.b().objects().forEach(object -> ids.add(object.id()));
        List<String> ordered = new ArrayList<>(ids);
        if (!inOrder) {
            Collections.reverse(ordered);
        }
        return ordered;
    }
}
