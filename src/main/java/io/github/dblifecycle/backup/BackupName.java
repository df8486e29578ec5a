package io.github.dblifecycle.backup;

import io.github.dblifecycle.environment.ConfigurationException;
import io.github.dblifecycle.environment.ConfigurationProblem;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * How the backups of an environment are called.
 *
 * @param pattern with {@code {env}} and {@code {time}} in it, without the ending {@code .sql.gz}
 * @param environment its name
 */
public record BackupName(String pattern, String environment) {

    /** What a pattern is if nobody sets one. */
    public static final String USUAL = "db-backup-{env}-{time}";

    static final String ENDING = ".sql.gz";

    private static final String TIME = "{time}";
    private static final String ENVIRONMENT = "{env}";
    private static final Pattern CHARACTERS = Pattern.compile("[\\p{L}\\p{N}._{}-]+");
    private static final DateTimeFormatter FORMAT = DateTimeFormatter.ofPattern("yyyyMMdd-HHmmss", Locale.ROOT);

    /** @throws ConfigurationException where files could not be told apart by such names */
    public BackupName {
        if (!CHARACTERS.matcher(pattern).matches()
                || pattern.startsWith(".")
                || pattern.indexOf(TIME) < 0
                || pattern.indexOf(TIME) != pattern.lastIndexOf(TIME)
                || !pattern.contains(ENVIRONMENT)) {
            throw new ConfigurationException(List.of(new ConfigurationProblem(
                    "db.backup.name",
                    "is no name for backups: " + pattern
                            + "; it holds {env} and, once, {time}, so that files of several"
                            + " environments and times stay apart, and else letters, digits, dots, hyphens and"
                            + " underscores",
                    "for example " + USUAL)));
        }
    }

    /**
     * The name of a file.
     *
     * @param number from 1 on, for those of one second
     */
    String at(Instant time, int number) {
        String text = FORMAT.format(time.atOffset(ZoneOffset.UTC)) + (number == 1 ? "" : "-" + number);
        return before() + text + after();
    }

    /** When a file of such a name was begun; empty for a file of another. */
    Optional<Instant> time(String file) {
        Matcher matcher = Pattern.compile(
                        Pattern.quote(before()) + "(\\d{8}-\\d{6})(?:-\\d+)?" + Pattern.quote(after()))
                .matcher(file);
        if (!matcher.matches()) {
            return Optional.empty();
        }
        try {
            return Optional.of(LocalDateTime.parse(matcher.group(1), FORMAT).toInstant(ZoneOffset.UTC));
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    private String before() {
        return named().substring(0, named().indexOf(TIME));
    }

    private String after() {
        return named().substring(named().indexOf(TIME) + TIME.length()) + ENDING;
    }

    private String named() {
        return pattern.replace(ENVIRONMENT, environment);
    }
}
