package io.github.dblifecycle.report;

import java.util.List;
import java.util.Locale;

/**
 * A diagram in the language of Mermaid, which GitHub and GitLab draw. Names are cut down to letters, digits and what
 * cannot mean anything there.
 */
final class MermaidDiagram {

    private MermaidDiagram() {}

    /** Without fence; ends with a line break. */
    static String of(Diagram diagram) {
        StringBuilder text = new StringBuilder("erDiagram\n");
        List<String> names = diagram.tables().stream().map(Diagram.Box::name).toList();
        for (int index = 0; index < names.size(); index++) {
            Diagram.Box box = diagram.tables().get(index);
            String change = box.change().map(kind -> " · " + kind.word()).orElse("");
            text.append("    t")
                    .append(index)
                    .append("[\"")
                    .append(label(box.name()))
                    .append(change)
                    .append("\"]");
            text.append(box.columns().isEmpty() ? "\n" : " {\n");
            box.columns().forEach(line -> column(line, text));
            text.append(box.columns().isEmpty() ? "" : "    }\n");
        }
        for (Diagram.Reference reference : diagram.references()) {
            text.append("    t")
                    .append(names.indexOf(reference.to()))
                    .append(" ||--o{ t")
                    .append(names.indexOf(reference.from()))
                    .append(" : \"")
                    .append(label(reference.name()))
                    .append(reference.change().map(kind -> " · " + kind.word()).orElse(""))
                    .append("\"\n");
        }
        return text.toString();
    }

    private static void column(Diagram.Line line, StringBuilder text) {
        String keys = line.key() ? line.refers() ? " PK, FK" : " PK" : line.refers() ? " FK" : "";
        text.append("        ")
                .append(word(line.type(), "type"))
                .append(' ')
                .append(word(line.name(), "column"))
                .append(keys)
                .append(line.change().map(kind -> " \"" + kind.word() + "\"").orElse(""))
                .append('\n');
    }

    private static String label(String name) {
        StringBuilder label = new StringBuilder();
        VisibleText.cut(name, 60)
                .codePoints()
                .map(character ->
                        Character.isLetterOrDigit(character) || "._- ".indexOf(character) >= 0 ? character : '_')
                .forEach(label::appendCodePoint);
        return label.toString();
    }

    /** What Mermaid takes for the name or type of an attribute: a letter, then letters, digits and underscores. */
    private static String word(String name, String otherwise) {
        String word = VisibleText.cut(name, 40).replaceAll("[^A-Za-z0-9]+", "_").replaceAll("^[^A-Za-z]+|_+$", "");
        String upper = word.toUpperCase(Locale.ROOT);
        boolean key = upper.equals("PK") || upper.equals("FK") || upper.equals("UK");
        return word.isEmpty() ? otherwise : key ? word + "_" : word;
    }
}
