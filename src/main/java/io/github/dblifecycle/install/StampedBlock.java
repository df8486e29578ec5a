package io.github.dblifecycle.install;

import java.util.Objects;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Lines of ours in a file that belongs to somebody else, between two lines that say so.
 *
 * @param goal writes them anew
 * @param body the lines, each with its end
 */
public record StampedBlock(String goal, String body) {

    private static final Pattern BLOCK =
            Pattern.compile("(?m)^# >>> db-maven-plugin, sha256 ([0-9a-f]{12}): mvn (\\S+) writes these lines anew\\R"
                    + "((?:(?!# <<< db-maven-plugin$).*\\R)*)# <<< db-maven-plugin$\\R?");

    public StampedBlock {
        Objects.requireNonNull(goal, "goal");
        if (!body.endsWith("\n")) {
            throw new IllegalArgumentException("lines end");
        }
    }

    /** With the lines around it. */
    public String text() {
        return "# >>> db-maven-plugin, sha256 " + ContentSum.brief(body) + ": mvn " + goal
                + " writes these lines anew\n" + body + "# <<< db-maven-plugin\n";
    }

    /** Where such a block stands in a text. */
    record Place(int begin, int end, boolean untouched) {}

    static Optional<Place> find(String text) {
        Matcher matcher = BLOCK.matcher(text);
        return matcher.find()
                ? Optional.of(new Place(
                        matcher.start(),
                        matcher.end(),
                        ContentSum.brief(matcher.group(3)).equals(matcher.group(1))))
                : Optional.empty();
    }

    /** The file with this block in it: in place of the one it has, else where a new one belongs. */
    public PlannedFile in(String path, Optional<String> before, int position, boolean force) {
        String old = before.orElse("");
        String end = old.contains("\r\n") ? "\r\n" : "\n";
        String lines = text().replace("\n", end);
        Optional<Place> place = find(old);
        if (place.isEmpty()) {
            String head = old.substring(0, position);
            String gap = head.isEmpty() || head.endsWith("\n") ? "" : end;
            return PlannedFile.of(path, before, head + gap + lines + old.substring(position));
        }
        PlannedFile planned = PlannedFile.of(
                path,
                before,
                old.substring(0, place.get().begin())
                        + lines
                        + old.substring(place.get().end()));
        boolean lost = !place.get().untouched() && planned.state() == PlannedFile.State.CHANGED && !force;
        return lost
                ? planned.refused(new PlannedFile.Refusal(
                        "has lines of this plugin that were changed by hand, and that would be lost",
                        "move your own lines out of those that this plugin marks, or give -Ddb.force=true",
                        true))
                : planned;
    }
}
