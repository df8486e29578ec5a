package io.github.dblifecycle.report;

import java.util.List;

/** Text of others in Markdown as GitHub shows it: it is read as it is, and is no markup. */
final class Markdown {

    private static final String SPECIAL = "\\`*_[]#|~@:<>&$^";

    private Markdown() {}

    /**
     * Words in a sentence or a cell, on one line. Every character that could begin markup, HTML, a mention or a link
     * stands as a character reference (CommonMark, "Entity and numeric character references").
     */
    static String text(String words) {
        StringBuilder escaped = new StringBuilder();
        VisibleText.line(words).chars().forEach(character -> {
            if (SPECIAL.indexOf(character) >= 0) {
                escaped.append("&#").append(character).append(';');
            } else {
                escaped.append((char) character);
            }
        });
        return escaped.toString().replace("www.", "www&#46;");
    }

    /** A few words as code, on one line; the fence is longer than any in them (CommonMark, "Code spans"). */
    static String code(String words) {
        String line = VisibleText.line(words);
        if (line.isBlank()) {
            return "";
        }
        String fence = "`";
        while (line.contains(fence)) {
            fence += "`";
        }
        String padding = fence.length() > 1 || line.startsWith(" ") || line.endsWith(" ") ? " " : "";
        return fence + padding + line + padding + fence;
    }

    /** The same in a cell of a table, where a bar would end the cell even in code (GitHub Flavored Markdown, "Tables"). */
    static String codeCell(String words) {
        return words.indexOf('|') >= 0 ? text(words) : code(words);
    }

    /** A block of code; the fence is longer than any in it (CommonMark, "Fenced code blocks"). Ends with a line break. */
    static String fenced(String language, String content) {
        String visible = VisibleText.of(content);
        String fence = "```";
        while (visible.contains(fence)) {
            fence += "`";
        }
        return fence + language + "\n" + visible + (visible.endsWith("\n") ? "" : "\n") + fence + "\n";
    }

    /** What is seen once it is clicked on. Ends with an empty line. */
    static String folded(String summary, String content) {
        return "<details>\n<summary>" + text(summary) + "</summary>\n\n" + content + "\n</details>\n\n";
    }

    /** A row of a table. */
    static String row(List<String> cells) {
        return "| " + String.join(" | ", cells) + " |\n";
    }

    /** Headings of a table and the line below them. */
    static String headings(List<String> cells) {
        return row(cells) + "|" + " --- |".repeat(cells.size()) + "\n";
    }
}
