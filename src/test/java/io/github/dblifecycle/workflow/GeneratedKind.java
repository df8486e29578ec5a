package io.github.dblifecycle.workflow;

import java.util.Optional;

/**
 * A kind of object that schemas are generated from.
 *
 * @param word its name in this generator
 * @param weight how often it is drawn, compared with others
 */
record GeneratedKind(String word, int weight, Recipe recipe) {

    /** Draws an object. */
    interface Recipe {

        /**
         * Draws one.
         *
         * @param schema what may be needed
         * @param before what it is to be instead of, under the same id; empty: a new one
         * @param whole the schema it will be part of, with all that needs it
         * @return empty if nothing suits
         */
        Optional<GeneratedObject> draw(
                GeneratedDraw draw, GeneratedSchema schema, Optional<GeneratedObject> before, GeneratedSchema whole);
    }

    Optional<GeneratedObject> create(GeneratedDraw draw, GeneratedSchema schema) {
        return recipe.draw(draw, schema, Optional.empty(), schema)
                .filter(object -> schema.find(object.id()).isEmpty());
    }

    Optional<GeneratedObject> again(GeneratedDraw draw, GeneratedSchema whole, GeneratedObject before) {
        return recipe.draw(draw, whole.before(before.id()), Optional.of(before), whole)
                .filter(object -> object.id().equals(before.id()));
    }

    @Override
    public String toString() {
        return word;
    }
}
