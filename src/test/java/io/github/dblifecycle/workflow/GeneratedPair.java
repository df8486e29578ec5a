package io.github.dblifecycle.workflow;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Two schemas by chance, the second made of the first as a rule.
 *
 * @param seed makes the same pair again
 * @param online how the plan is to be made
 */
record GeneratedPair(long seed, GeneratedSchema a, GeneratedSchema b, boolean online) {

    private static final int DRAWS = 26;
    private static final int MUTATIONS = 7;
    private static final int TURNS = 3;

    /** Of a hundred pairs, how many have nothing in common but names. */
    private static final int STRANGERS = 8;

    static GeneratedPair of(long seed) {
        GeneratedDraw draw = new GeneratedDraw(seed);
        List<GeneratedKind> theme = GeneratedKinds.theme(draw);
        GeneratedSchema a = schema(draw, theme);
        GeneratedSchema b = draw.chance(STRANGERS) ? schema(draw, theme) : mutated(a, draw, theme);
        return draw.chance(50) ? new GeneratedPair(seed, a, b, draw.chance(50)) : new GeneratedPair(seed, b, a, true);
    }

    GeneratedPair with(GeneratedSchema newA, GeneratedSchema newB) {
        return new GeneratedPair(seed, newA, newB, online);
    }

    String sql() {
        return "-- a.sql, seed " + seed + (online ? ", online" : "") + "\n" + a.script() + "-- b.sql\n" + b.script();
    }

    private static GeneratedSchema schema(GeneratedDraw draw, List<GeneratedKind> theme) {
        GeneratedSchema schema = GeneratedSchema.empty();
        int draws = 4 + draw.below(DRAWS);
        for (int i = 0; i < draws; i++) {
            schema = withOneMore(schema, draw, theme);
        }
        return schema;
    }

    /** What cannot be made, for what it needs is not there, gives its turn to another. */
    private static GeneratedSchema withOneMore(GeneratedSchema schema, GeneratedDraw draw, List<GeneratedKind> theme) {
        for (int turn = 0; turn < TURNS; turn++) {
            Optional<GeneratedObject> made = GeneratedKinds.any(draw, theme).create(draw, schema);
            if (made.isPresent()) {
                return schema.with(made.get());
            }
        }
        return schema;
    }

    private static GeneratedSchema mutated(GeneratedSchema from, GeneratedDraw draw, List<GeneratedKind> theme) {
        GeneratedSchema schema = from;
        int mutations = 1 + draw.below(MUTATIONS);
        for (int i = 0; i < mutations; i++) {
            GeneratedSchema before = schema;
            List<GeneratedObject> objects = new ArrayList<>(schema.objects());
            int which = draw.below(10);
            if (which < 3 || objects.isEmpty()) {
                schema = withOneMore(schema, draw, theme);
            } else if (which < 5) {
                schema = schema.without(draw.one(objects).id());
            } else {
                GeneratedObject chosen = draw.one(objects);
                Optional<GeneratedObject> again = chosen.kind().again(draw, before, chosen);
                schema = again.map(before::with).orElse(before);
            }
        }
        return schema;
    }
}
