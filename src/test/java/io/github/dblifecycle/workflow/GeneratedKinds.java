package io.github.dblifecycle.workflow;

import java.util.List;

/** All kinds of objects that schemas are generated from. */
final class GeneratedKinds {

    /** What goes together: a schema has more of one of these than of others. */
    private static final List<List<GeneratedKind>> THEMES = List.of(
            GeneratedTypes.kinds(),
            GeneratedTables.kinds(),
            GeneratedConstraints.kinds(),
            GeneratedRelations.kinds(),
            GeneratedCode.kinds(),
            GeneratedLocale.kinds(),
            GeneratedOperators.kinds(),
            GeneratedTextSearch.kinds(),
            GeneratedForeignData.kinds(),
            GeneratedDatabase.kinds());

    private static final List<GeneratedKind> ALL =
            THEMES.stream().flatMap(List::stream).toList();

    /** Of a hundred objects, how many are of the theme. */
    private static final int OF_THE_THEME = 35;

    private GeneratedKinds() {}

    static GeneratedKind of(String word) {
        return ALL.stream()
                .filter(kind -> kind.word().equals(word))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no such kind: " + word));
    }

    static List<GeneratedKind> theme(GeneratedDraw draw) {
        return draw.one(THEMES);
    }

    static GeneratedKind any(GeneratedDraw draw, List<GeneratedKind> theme) {
        return weighted(draw, draw.chance(OF_THE_THEME) ? theme : ALL);
    }

    private static GeneratedKind weighted(GeneratedDraw draw, List<GeneratedKind> kinds) {
        int left = draw.below(kinds.stream().mapToInt(GeneratedKind::weight).sum());
        for (GeneratedKind kind : kinds) {
            left -= kind.weight();
            if (left < 0) {
                return kind;
            }
        }
        throw new IllegalStateException("weights do not add up");
    }
}
