package io.github.dblifecycle.install;

import java.util.Objects;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The line by which an installed file says what it was made of, so that a later run knows whether somebody changed it since.
 *
 * @param template the template's path below {@code ci-templates}
 * @param version of the plugin that installed it
 * @param source tells the template's own text from that of other versions
 * @param content SHA-256 of the file as it was installed, without this line and without the values of settings
 */
public record Stamp(String template, String version, String source, String content) {

    static final String MARK = "db-maven-plugin template: ";

    /** Scripts begin with their interpreter, so it is the second line of some. */
    private static final int FIRST_LINES = 2;

    private static final Pattern LINE = Pattern.compile(
            "(?:#|<!--) " + MARK + "(\\S+), version (\\S+), from ([0-9a-f]{12}), sha256 ([0-9a-f]{64})(?: -->)?");

    public Stamp {
        Objects.requireNonNull(template, "template");
        Objects.requireNonNull(version, "version");
        Objects.requireNonNull(source, "source");
        Objects.requireNonNull(content, "content");
    }

    /** That of a file, if it has one. */
    public static Optional<Stamp> of(String text) {
        return text.lines()
                .limit(FIRST_LINES)
                .map(Stamp::parse)
                .flatMap(Optional::stream)
                .findFirst();
    }

    private static Optional<Stamp> parse(String line) {
        Matcher matcher = LINE.matcher(line);
        return matcher.matches()
                ? Optional.of(new Stamp(matcher.group(1), matcher.group(2), matcher.group(3), matcher.group(4)))
                : Optional.empty();
    }

    /** Nobody changed anything in this file but the values of settings. */
    public boolean isUntouched(String text) {
        return ContentSum.withoutSettings(text).equals(content);
    }

    /** It was made of this template as it is now, whichever version installed it. */
    public boolean isOf(Template now) {
        return template.equals(now.path()) && source.equals(now.sum());
    }

    /** The text with this plugin's stamp in place of the template's line. */
    static String put(Template template, String version, String text) {
        String content = ContentSum.withoutSettings(text);
        StringBuilder stamped = new StringBuilder();
        text.lines().forEach(line -> {
            int mark = line.indexOf(MARK);
            stamped.append(
                            mark < 0 || !line.startsWith(template.path(), mark + MARK.length())
                                    ? line
                                    : line.substring(0, mark) + MARK + template.path() + ", version " + version
                                            + ", from " + template.sum() + ", sha256 " + content
                                            + (line.endsWith("-->") ? " -->" : ""))
                    .append('\n');
        });
        return stamped.toString();
    }
}
