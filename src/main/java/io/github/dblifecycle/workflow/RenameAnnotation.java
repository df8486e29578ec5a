package io.github.dblifecycle.workflow;

import io.github.dblifecycle.sql.Identifier;
import io.github.dblifecycle.sql.LineComment;
import io.github.dblifecycle.sql.SourcePosition;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a declaration says about its former name.
 *
 * @param position of the comment
 * @param oldName as it was stored; empty if what is written is no name
 */
record RenameAnnotation(SourcePosition position, Optional<Identifier> oldName) {

    private static final String MARK = "@renamed";

    /** A name of ours in a comment of ours: bare, in double quotes, or as a value of an enum in single ones. */
    private static final Pattern WRITTEN = Pattern.compile(
            "@renamed\\s+from\\s+(?:\"((?:[^\"]|\"\")+)\"|'((?:[^']|'')+)'|([\\p{L}_][\\p{L}\\p{N}_$]*))\\s*[.;]?");

    /** Empty for a comment that speaks of something else. */
    static Optional<RenameAnnotation> of(LineComment comment, String file) {
        if (!comment.text().startsWith(MARK)) {
            return Optional.empty();
        }
        Matcher matcher = WRITTEN.matcher(comment.text());
        SourcePosition position = new SourcePosition(file, comment.line());
        if (!matcher.matches()) {
            return Optional.of(new RenameAnnotation(position, Optional.empty()));
        }
        String name;
        if (matcher.group(1) != null) {
            name = matcher.group(1).replace("\"\"", "\"");
        } else if (matcher.group(2) != null) {
            name = matcher.group(2).replace("''", "'");
        } else {
            name = matcher.group(3).toLowerCase(Locale.ROOT);
        }
        return Optional.of(new RenameAnnotation(position, Optional.of(new Identifier(name))));
    }
}
