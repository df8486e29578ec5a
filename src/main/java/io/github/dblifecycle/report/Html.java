package io.github.dblifecycle.report;

/** Text of others in HTML, SVG and XML: it is read as it is, and is no markup. */
final class Html {

    private Html() {}

    /** For what stands between tags or in an attribute with quotes. */
    static String text(String words) {
        String visible = VisibleText.of(words);
        StringBuilder escaped = new StringBuilder(visible.length() + 16);
        for (int index = 0; index < visible.length(); index++) {
            char character = visible.charAt(index);
            switch (character) {
                case '&' -> escaped.append("&amp;");
                case '<' -> escaped.append("&lt;");
                case '>' -> escaped.append("&gt;");
                case '"' -> escaped.append("&quot;");
                case '\'' -> escaped.append("&#39;");
                default -> escaped.append(character);
            }
        }
        return escaped.toString();
    }

    /** The same on one line, for an attribute. */
    static String line(String words) {
        return text(VisibleText.line(words));
    }
}
