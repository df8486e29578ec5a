package io.github.dblifecycle.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;

/**
 * The lines of one Maven invocation. What differs from run to run is replaced: {@code <dir>} is the project's directory,
 * {@code <port>} a port of this machine, {@code <when>} a time of day and {@code <time>} a duration. Maven's words around
 * the message of a goal that failed are shortened to {@code goal of project: message}.
 */
public final class Invocation {

    private static final Pattern PORT = Pattern.compile("(127\\.0\\.0\\.1:|on port )\\d{4,5}");
    private static final Pattern WHEN = Pattern.compile("\\d{4}-\\d\\d-\\d\\d \\d\\d:\\d\\d:\\d\\d");
    private static final Pattern TIME = Pattern.compile("\\b(\\d+ ms|\\d+\\.\\d s|\\d+ min \\d\\d s)\\b");
    private static final Pattern FAILED_GOAL = Pattern.compile(
            "^\\[ERROR] Failed to execute goal [^ ]+:([a-z-]+) \\([^)]*\\) on project ([^ :]+): (.*?)(?: -> \\[Help 1])?$");
    private static final Pattern COLUMN_GAP = Pattern.compile(" {2,}");

    /** Maven 4 says so of every repository it cannot ask what it holds. */
    private static final String MAVENS_OWN = "[WARNING] Could not transfer metadata /.meta/prefixes.txt";

    private static final String FIX = "[ERROR]         fix: ";

    private final List<String> raw;
    private final List<String> lines;

    Invocation(Path directory, List<String> lines) {
        this.raw = List.copyOf(lines);
        this.lines = lines.stream().map(line -> withoutChance(directory, line)).toList();
    }

    private static String withoutChance(Path directory, String line) {
        String portable = line.replace(directory.toString(), "<dir>");
        portable = FAILED_GOAL.matcher(portable).replaceAll("[ERROR] $1 of $2: $3");
        portable = PORT.matcher(portable).replaceAll("$1<port>");
        portable = WHEN.matcher(portable).replaceAll("<when>");
        return TIME.matcher(portable).replaceAll("<time>");
    }

    /** The one fix that was printed, as it is to be typed. */
    public String fix() {
        List<String> fixes = raw.stream().filter(line -> line.startsWith(FIX)).toList();
        assertThat(fixes).hasSize(1);
        return fixes.get(0).substring(FIX.length());
    }

    /** These lines stand there in full, one directly after the other. */
    public void says(String... consecutive) {
        assertThat(lines).containsSequence(consecutive);
    }

    /** The same for rows of a table, whose columns are as wide as what is in them: every gap is two spaces. */
    public void saysInColumns(String... consecutive) {
        assertThat(lines.stream()
                        .map(line -> COLUMN_GAP.matcher(line).replaceAll("  "))
                        .toList())
                .containsSequence(consecutive);
    }

    /** A line begins so; its rest is Maven's or the server's, which word it as their version does. */
    public void saysBeginning(String beginning) {
        assertThat(lines).anyMatch(line -> line.startsWith(beginning));
    }

    /** A line holds this. */
    public void saysSomewhere(String part) {
        assertThat(lines).anyMatch(line -> line.contains(part));
    }

    /** Exactly two lines are this: that of one module and that of another. */
    public void saysTwice(String whole) {
        assertThat(lines.stream().filter(whole::equals)).as(whole).hasSize(2);
    }

    /** No line holds this. */
    public void neverSays(String part) {
        assertThat(lines).noneMatch(line -> line.contains(part));
    }

    /** Nothing but Maven's own frame was printed as a warning. */
    public void warnsOfNothing() {
        assertThat(lines)
                .filteredOn(line -> !line.startsWith(MAVENS_OWN))
                .noneMatch(line -> line.startsWith("[WARNING]"));
    }
}
