package io.github.dblifecycle.workflow;

import io.github.dblifecycle.environment.ConfigurationException;
import io.github.dblifecycle.environment.ConfigurationProblem;
import io.github.dblifecycle.environment.ConnectionUrl;
import io.github.dblifecycle.environment.Database;
import io.github.dblifecycle.environment.EnvironmentName;
import io.github.dblifecycle.environment.InvalidConnectionUrl;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;

/** Reads what a user wrote for {@code db.from} or {@code db.to}. */
public final class SchemaSourceParser {

    /** What can be written. */
    public static final String SPELLINGS =
            "write migrations, declared, empty, env:NAME, git:REF, a URL (postgresql://… or jdbc:postgresql:…), an .sql file or"
                    + " a directory";

    private static final String ENVIRONMENT = "env:";
    private static final String GIT = "git:";

    private final String setting;
    private final Path directory;

    /**
     * Prepares.
     *
     * @param setting where the text stands, for messages: {@code db.from}
     * @param directory what relative paths start from
     */
    public SchemaSourceParser(String setting, Path directory) {
        this.setting = Objects.requireNonNull(setting, "setting");
        this.directory = Objects.requireNonNull(directory, "directory");
    }

    /**
     * Understands the text.
     *
     * @throws ConfigurationException where it is none of the spellings, or names a file that is not there; holds nothing
     *     of a password
     */
    public SchemaSource parse(String text) {
        String written = text.strip();
        return switch (written) {
            case "migrations" -> new SchemaSource.Migrations();
            case "declared" -> new SchemaSource.Declared();
            case "empty" -> new SchemaSource.Empty();
            case "" -> throw problem("no schema is named", SPELLINGS);
            default -> other(written);
        };
    }

    private SchemaSource other(String written) {
        if (written.startsWith(ENVIRONMENT)) {
            return environment(written.substring(ENVIRONMENT.length()));
        }
        if (written.startsWith(GIT)) {
            return git(written.substring(GIT.length()));
        }
        if (written.startsWith("jdbc:") || written.startsWith("postgres:") || written.startsWith("postgresql:")) {
            return url(written);
        }
        return path(written);
    }

    private SchemaSource environment(String name) {
        try {
            return new SchemaSource.EnvironmentSource(new EnvironmentName(name));
        } catch (IllegalArgumentException e) {
            throw problem(String.valueOf(e.getMessage()), "write env: and the name of an environment, env:staging");
        }
    }

    private SchemaSource git(String reference) {
        try {
            return new SchemaSource.Git(reference);
        } catch (IllegalArgumentException e) {
            throw problem(String.valueOf(e.getMessage()), "write git: and a branch, tag or commit, git:origin/main");
        }
    }

    private SchemaSource url(String written) {
        try {
            ConnectionUrl parsed = ConnectionUrl.parse(written);
            return new SchemaSource.Url(new Database(parsed.url(), parsed.user(), parsed.password()));
        } catch (InvalidConnectionUrl e) {
            throw problem(String.valueOf(e.getMessage()), e.fix());
        }
    }

    private SchemaSource path(String written) {
        Path path;
        try {
            path = directory.resolve(written).normalize();
        } catch (InvalidPathException e) {
            throw problem("'" + written + "' names no schema", SPELLINGS);
        }
        if (Files.isDirectory(path)) {
            return new SchemaSource.Directory(path, written);
        }
        if (Files.exists(path)) {
            return new SchemaSource.SqlFile(path, written);
        }
        if (written.endsWith(".sql") || written.contains("/")) {
            throw problem(path + " does not exist", "correct the path, or " + SPELLINGS);
        }
        throw problem("'" + written + "' names no schema", SPELLINGS);
    }

    private ConfigurationException problem(String message, String fix) {
        return new ConfigurationException(List.of(new ConfigurationProblem(setting, message, fix)));
    }
}
