package io.github.dblifecycle.workflow;

import java.util.List;
import java.util.stream.Stream;

/** All kinds of objects that schemas are generated from. */
final class GeneratedKinds {

    private static final List<GeneratedKind> ALL = Stream.of(
                    GeneratedTypes.kinds(),
                    GeneratedTables.kinds(),
                    GeneratedConstraints.kinds(),
                    GeneratedRelations.kinds(),
                    GeneratedCode.kinds(),
                    GeneratedLocale.kinds(),
                    GeneratedOperators.kinds(),
                    GeneratedTextSearch.kinds(),
                    GeneratedForeignData.kinds(),
                    GeneratedDatabase.kinds())
            .flatMap(List::stream)
            .toList();

    private static final int WEIGHT =
            ALL.stream().mapToInt(GeneratedKind::weight).sum();

    private GeneratedKinds() {}

    static GeneratedKind of(String word) {
        return ALL.stream()
                .filter(kind -> kind.word().equals(word))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no such kind: " + word));
    }

    static GeneratedKind any(GeneratedDraw draw) {
        int left = draw.below(WEIGHT);
        for (GeneratedKind kind : ALL) {
            left -= kind.weight();
            if (left < 0) {
                return kind;
            }
        }
        throw new IllegalStateException("weights do not add up");
    }
}
