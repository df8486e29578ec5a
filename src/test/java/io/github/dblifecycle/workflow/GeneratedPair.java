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

    private static final int DRAWS = 30;
    private static final int MUTATIONS = 7;

    /** Of a hundred pairs, how many have nothing in common but names. */
    private static final int STRANGERS = 8;

    static GeneratedPair of(long seed) {
        GeneratedDraw draw = new GeneratedDraw(seed);
        GeneratedSchema a = schema(draw);
        GeneratedSchema b = draw.chance(STRANGERS) ? schema(draw) : mutated(a, draw);
        return draw.chance(50) ? new GeneratedPair(seed, a, b, draw.chance(50)) : new GeneratedPair(seed, b, a, true);
    }

    GeneratedPair with(GeneratedSchema newA, GeneratedSchema newB) {
        return new GeneratedPair(seed, newA, newB, online);
    }

    String sql() {
        return "-- a.sql, seed " + seed + (online ? ", online" : "") + "\n" + a.script() + "-- b.sql\n" + b.script();
    }

    private static GeneratedSchema schema(GeneratedDraw draw) {
        GeneratedSchema schema = GeneratedSchema.empty();
        int draws = 5 + draw.below(DRAWS);
        for (int i = 0; i < draws; i++) {
            schema = GeneratedKinds.any(draw)
                    .create(draw, schema)
                    .map(schema::with)
                    .orElse(schema);
        }
        return schema;
    }

    private static GeneratedSchema mutated(GeneratedSchema from, GeneratedDraw draw) {
        GeneratedSchema schema = from;
        int mutations = 1 + draw.below(MUTATIONS);
        for (int i = 0; i < mutations; i++) {
            GeneratedSchema before = schema;
            List<GeneratedObject> objects = new ArrayList<>(schema.objects());
            int which = draw.below(10);
            if (which < 3 || objects.isEmpty()) {
                schema = GeneratedKinds.any(draw)
                        .create(draw, schema)
                        .map(schema::with)
                        .orElse(schema);
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
