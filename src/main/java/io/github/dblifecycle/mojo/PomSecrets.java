package io.github.dblifecycle.mojo;

import io.github.dblifecycle.environment.ConfigurationProblem;
import io.github.dblifecycle.environment.ConnectionUrl;
import io.github.dblifecycle.environment.EnvironmentDeclaration;
import io.github.dblifecycle.environment.InvalidConnectionUrl;
import io.github.dblifecycle.environment.Secret;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * A password in the POM is in the version control, and Maven itself prints it under -X before a goal can do anything
 * about it. Only for a database on this machine does nobody mind.
 */
final class PomSecrets {

    private PomSecrets() {}

    static List<ConfigurationProblem> problems(List<EnvironmentDeclaration> declarations) {
        List<ConfigurationProblem> problems = new ArrayList<>();
        for (EnvironmentDeclaration declaration : declarations) {
            Optional<ConnectionUrl> url = declaration.url().flatMap(PomSecrets::parse);
            boolean hasPassword = declaration.password().isPresent()
                    || url.flatMap(ConnectionUrl::password).isPresent();
            boolean here = url.map(parsed -> parsed.url().isOnThisMachine()).orElse(false);
            if (hasPassword && !here) {
                problems.add(problem(declaration.name()));
            }
        }
        return problems;
    }

    private static ConfigurationProblem problem(String name) {
        return new ConfigurationProblem(
                "pom.xml <environments>/" + name,
                "the password of environment " + name + " stands in the POM, where version control keeps it and mvn -X"
                        + " prints it",
                "take it out of the POM; put it into <server><id>" + name + "</id> of settings.xml, or into the"
                        + " environment variable DATABASE_URL_"
                        + name.toUpperCase(Locale.ROOT).replace('-', '_')
                        + ", or give -Ddb.password");
    }

    /** What cannot be parsed is the resolver's to complain about. */
    private static Optional<ConnectionUrl> parse(Secret url) {
        try {
            return Optional.of(ConnectionUrl.parse(url.reveal()));
        } catch (InvalidConnectionUrl e) {
            return Optional.empty();
        }
    }
}
