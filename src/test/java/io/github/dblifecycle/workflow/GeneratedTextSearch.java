package io.github.dblifecycle.workflow;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** Text search: parsers and templates of the server's own functions, dictionaries, configurations. */
final class GeneratedTextSearch {

    /** Of the default parser, which all parsers here are. */
    private static final List<String> TOKENS = List.of("asciiword", "word", "int", "email", "host");

    private GeneratedTextSearch() {}

    static List<GeneratedKind> kinds() {
        return List.of(
                new GeneratedKind("parser", 3, GeneratedTextSearch::parser),
                new GeneratedKind("template", 3, GeneratedTextSearch::template),
                new GeneratedKind("dictionary", 4, GeneratedTextSearch::dictionary),
                new GeneratedKind("configuration", 4, GeneratedTextSearch::configuration));
    }

    private static Optional<GeneratedObject> parser(
            GeneratedDraw draw, GeneratedSchema schema, Optional<GeneratedObject> before, GeneratedSchema whole) {
        return name(draw, schema, before, "tp")
                .map(name -> object(
                        "parser",
                        "tp",
                        name,
                        "TEXT SEARCH PARSER ",
                        List.of("CREATE TEXT SEARCH PARSER " + name + " (START = prsd_start, GETTOKEN = prsd_nexttoken,"
                                + " END = prsd_end, LEXTYPES = prsd_lextype"
                                + draw.oneOf("", ", HEADLINE = prsd_headline") + ")"),
                        new TreeSet<>(),
                        draw));
    }

    /** Without a function to initialise, dictionaries of it would take no options. */
    private static Optional<GeneratedObject> template(
            GeneratedDraw draw, GeneratedSchema schema, Optional<GeneratedObject> before, GeneratedSchema whole) {
        return name(draw, schema, before, "tt").map(name -> {
            boolean used = before.filter(one -> whole.isNeeded(one.id())).isPresent();
            return object(
                    "template",
                    "tt",
                    name,
                    "TEXT SEARCH TEMPLATE ",
                    List.of("CREATE TEXT SEARCH TEMPLATE " + name + " ("
                            + (used || draw.chance(70) ? "INIT = dsimple_init, " : "") + "LEXIZE = dsimple_lexize)"),
                    new TreeSet<>(),
                    draw);
        });
    }

    private static Optional<GeneratedObject> dictionary(
            GeneratedDraw draw, GeneratedSchema schema, Optional<GeneratedObject> before, GeneratedSchema whole) {
        return name(draw, schema, before, "td").map(name -> {
            Set<String> needs = new TreeSet<>();
            Optional<GeneratedObject> template = draw.maybeOne(schema.all("template").stream()
                            .filter(one -> one.statements().get(0).contains("INIT"))
                            .toList())
                    .filter(one -> draw.chance(50));
            template.ifPresent(one -> needs.add(one.id()));
            return object(
                    "dictionary",
                    "td",
                    name,
                    "TEXT SEARCH DICTIONARY ",
                    List.of("CREATE TEXT SEARCH DICTIONARY " + name + " (TEMPLATE = "
                            + template.map(GeneratedObject::name).orElse("pg_catalog.simple")
                            + draw.oneOf("", ", accept = false", ", accept = 'true'") + ")"),
                    needs,
                    draw);
        });
    }

    private static Optional<GeneratedObject> configuration(
            GeneratedDraw draw, GeneratedSchema schema, Optional<GeneratedObject> before, GeneratedSchema whole) {
        return name(draw, schema, before, "tc").map(name -> {
            Set<String> needs = new TreeSet<>();
            List<String> made = new ArrayList<>();
            Optional<GeneratedObject> parser =
                    draw.maybeOne(schema.all("parser")).filter(one -> draw.chance(50));
            parser.ifPresent(one -> needs.add(one.id()));
            boolean copied = parser.isEmpty() && draw.chance(30);
            made.add("CREATE TEXT SEARCH CONFIGURATION " + name + " ("
                    + (copied
                            ? "COPY = pg_catalog.simple"
                            : "PARSER = " + parser.map(GeneratedObject::name).orElse("pg_catalog.\"default\""))
                    + ")");
            for (String token : draw.some(TOKENS, 3)) {
                List<String> dictionaries = new ArrayList<>();
                if (!schema.all("dictionary").isEmpty()) {
                    for (GeneratedObject one : draw.some(schema.all("dictionary"), 2)) {
                        dictionaries.add(one.name());
                        needs.add(one.id());
                    }
                }
                if (dictionaries.isEmpty() || draw.chance(30)) {
                    dictionaries.add("pg_catalog." + draw.oneOf("simple", "english_stem"));
                }
                made.add("ALTER TEXT SEARCH CONFIGURATION " + name + (copied ? " ALTER" : " ADD") + " MAPPING FOR "
                        + token + " WITH " + String.join(", ", dictionaries));
            }
            return object("configuration", "tc", name, "TEXT SEARCH CONFIGURATION ", made, needs, draw);
        });
    }

    private static Optional<String> name(
            GeneratedDraw draw, GeneratedSchema schema, Optional<GeneratedObject> before, String letters) {
        return before.isPresent() ? before.map(GeneratedObject::name) : GeneratedNames.free(draw, schema, letters);
    }

    private static GeneratedObject object(
            String word,
            String letters,
            String name,
            String sql,
            List<String> made,
            Set<String> needs,
            GeneratedDraw draw) {
        needs.addAll(GeneratedNames.needs(name));
        String id = letters + ":" + name;
        return new GeneratedObject(
                GeneratedKinds.of(word), id, name, id, "", GeneratedNames.commented(draw, made, sql + name), needs);
    }
}
