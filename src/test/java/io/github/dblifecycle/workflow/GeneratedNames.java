package io.github.dblifecycle.workflow;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Few names, so that two schemas often have something of the same name, be it of another kind. */
final class GeneratedNames {

    /** Names for objects in schemas. */
    private static final int COUNT = 5;

    private GeneratedNames() {}

    /** A free name, with its schema; the id begins with the letter, which stands for the space of names. */
    static Optional<String> free(GeneratedDraw draw, GeneratedSchema schema, String letter) {
        String in = draw.chance(65)
                ? "public"
                : draw.maybeOne(schema.all("schema")).map(GeneratedObject::name).orElse("public");
        String name = in + "." + simple(draw, letter);
        return schema.find(letter + ":" + name).isEmpty() ? Optional.of(name) : Optional.empty();
    }

    static String simple(GeneratedDraw draw, String letter) {
        int number = draw.below(COUNT);
        return number == COUNT - 1
                ? "\"" + letter.toUpperCase(java.util.Locale.ROOT) + " " + number + "\""
                : letter + number;
    }

    /** What must be there for a name to be: its schema. */
    static List<String> needs(String name) {
        String schema = name.substring(0, name.lastIndexOf('.'));
        return schema.equals("public") ? List.of() : List.of("schema:" + schema);
    }

    static String schemaOf(String name) {
        return name.substring(0, name.lastIndexOf('.'));
    }

    static String lastOf(String name) {
        return name.substring(name.lastIndexOf('.') + 1);
    }

    /** The statements, and sometimes one more that says something about the object. */
    static List<String> commented(GeneratedDraw draw, List<String> statements, String object) {
        if (!draw.chance(20)) {
            return statements;
        }
        List<String> all = new ArrayList<>(statements);
        all.add("COMMENT ON " + object + " IS 'comment " + draw.below(3) + "'");
        return all;
    }
}
