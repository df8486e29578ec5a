package io.github.dblifecycle.environment;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.TreeSet;

/**
 * Decides which environment a run works on, and how it is reached.
 *
 * <p><b>Name</b>: the first of {@code -Ddb.env}, {@code -Denv}, a requested profile {@code env=NAME}, the variables
 * {@code DB_ENV} and {@code ENVIRONMENT}. If nobody named one, it is {@code local}, unless nothing says where that is
 * while {@code DATABASE_URL} is set: that is the environment {@code default}, which is protected.
 *
 * <p><b>URL</b>: the first of {@code -Ddb.url}, the POM's {@code <environments>} entry, {@code DATABASE_URL_<NAME>},
 * {@code DATABASE_URL} (never for {@code local}), {@code flyway.url}. {@code local} without any is the embedded
 * database.
 *
 * <p><b>User and password</b>: a password must never reach a host it was not meant for, nor be tried for another user.
 * Hence they are taken, each on its own, from the first of these that has it:
 *
 * <ol>
 *   <li>sources stronger than the one that gave the URL, strongest first: who overrides a part of a connection knows
 *       the rest of it;
 *   <li>the source that gave the URL: first its separate user and password, then those inside the URL;
 *   <li>the {@code <server>} of settings.xml, whose credentials are kept for the environment by name (before the
 *       second if the URL is {@code flyway.url});
 *   <li>{@code PGUSER} and {@code PGPASSWORD}, unless {@code PGHOST} names a host that the URL does not.
 * </ol>
 *
 * <p>All sources weaker than the URL's are left out: with {@code -Ddb.url}, the password of the POM's entry is not
 * used. A password whose source also names a user is used for that user alone. Without any password the driver looks
 * into the password file ({@code PGPASSFILE} or {@code ~/.pgpass}), which is bound to host and user by itself.
 */
public final class EnvironmentResolver {

    /**
     * Decides from the given sources alone.
     *
     * @throws ConfigurationException with every problem found; it holds no part of any password
     */
    public Environment resolve(EnvironmentSources sources) {
        List<ConfigurationProblem> problems = new ArrayList<>();
        Declarations declarations = new Declarations(sources.declarations());
        declarations.check(problems);
        Optional<Setting<EnvironmentName>> requested = new RequestedName(sources, problems).find();
        if (!problems.isEmpty()) {
            throw new ConfigurationException(problems);
        }
        Setting<EnvironmentName> name = requested.orElseGet(() -> unnamed(sources, declarations));
        Optional<Environment> environment =
                new Decision(sources, declarations, name, requested.isPresent(), problems).make();
        if (!problems.isEmpty()) {
            throw new ConfigurationException(problems);
        }
        return environment.orElseThrow();
    }

    private static Setting<EnvironmentName> unnamed(EnvironmentSources sources, Declarations declarations) {
        boolean localIsKnown = sources.userProperties().containsKey("db.url")
                || declarations
                        .of(EnvironmentName.LOCAL)
                        .flatMap(EnvironmentDeclaration::url)
                        .isPresent()
                || EnvironmentName.LOCAL.urlVariables().stream().anyMatch(variable -> isSet(sources, variable));
        return !localIsKnown && isSet(sources, ConnectionSources.URL_VARIABLE)
                ? new Setting<>(EnvironmentName.DEFAULT, "environment variable " + ConnectionSources.URL_VARIABLE)
                : Setting.byDefault(EnvironmentName.LOCAL);
    }

    private static boolean isSet(EnvironmentSources sources, String variable) {
        return !sources.processEnvironment().getOrDefault(variable, "").isBlank();
    }

    /** One decision, once the name is known. */
    private static final class Decision {

        private final Setting<EnvironmentName> name;
        private final boolean wasNamed;
        private final Declarations declarations;
        private final Optional<EnvironmentDeclaration> declaration;
        private final ConnectionSources connection;
        private final Collection<ConfigurationProblem> problems;
        private final List<String> notes = new ArrayList<>();

        Decision(
                EnvironmentSources sources,
                Declarations declarations,
                Setting<EnvironmentName> name,
                boolean wasNamed,
                Collection<ConfigurationProblem> problems) {
            this.name = name;
            this.wasNamed = wasNamed;
            this.declarations = declarations;
            this.declaration = declarations.of(name.value());
            this.connection = new ConnectionSources(sources, problems);
            this.problems = problems;
        }

        Optional<Environment> make() {
            List<ConnectionSources.Level> levels = connection.of(name.value(), declaration);
            for (int index = 0; index < levels.size(); index++) {
                Optional<Setting<Secret>> url = levels.get(index).url();
                if (url.isPresent()) {
                    return server(url.get(), levels, index);
                }
            }
            if (name.value().equals(EnvironmentName.LOCAL)) {
                noteUnusedCredentials(levels, "environment local is the embedded database");
                return Optional.of(
                        new Environment.Embedded(name, Permissions.embedded(name.value(), protection()), notes));
            }
            problems.add(noUrl());
            return Optional.empty();
        }

        private Optional<Environment> server(Setting<Secret> written, List<ConnectionSources.Level> levels, int index) {
            refuseMisspelling(written.origin());
            ConnectionUrl parsed;
            try {
                parsed = ConnectionUrl.parse(written.value().reveal());
            } catch (InvalidConnectionUrl invalid) {
                problems.add(invalid.in(written.origin()));
                return Optional.empty();
            }
            notes.addAll(parsed.notes());
            List<Credentials> usable = usable(levels, index, parsed, written.origin());
            Optional<Setting<String>> user = usable.stream()
                    .map(Credentials::user)
                    .flatMap(Optional::stream)
                    .findFirst();
            Optional<Setting<Secret>> password = usable.stream()
                    .filter(credentials -> credentials.fits(user.map(Setting::value)))
                    .map(Credentials::password)
                    .flatMap(Optional::stream)
                    .findFirst();
            if (user.isEmpty() || password.isEmpty()) {
                noteUnusedCredentials(
                        levels.subList(index + 1, levels.size()), "the URL comes from " + written.origin());
            }
            return Optional.of(new Environment.Server(
                    name,
                    new Setting<>(parsed.url(), written.origin()),
                    user,
                    password,
                    Permissions.of(name.value(), protection(), parsed.url()),
                    notes));
        }

        private List<Credentials> usable(
                List<ConnectionSources.Level> levels, int index, ConnectionUrl url, String origin) {
            List<Credentials> usable = new ArrayList<>();
            for (int at = 0; at < levels.size(); at++) {
                if (at <= index || !levels.get(at).bound()) {
                    usable.add(levels.get(at).credentials());
                }
                if (at == index) {
                    usable.add(Credentials.of(url, origin));
                }
            }
            usable.add(connection.libpq(url.url()));
            return usable;
        }

        private void noteUnusedCredentials(List<ConnectionSources.Level> levels, String reason) {
            levels.stream()
                    .filter(ConnectionSources.Level::bound)
                    .map(ConnectionSources.Level::credentials)
                    .filter(credentials -> !credentials.isEmpty())
                    .map(credentials -> credentials
                            .user()
                            .map(Setting::origin)
                            .or(() -> credentials.password().map(Setting::origin))
                            .orElseThrow())
                    .map(origin -> "the credentials of " + origin + " were not used: " + reason)
                    .forEach(notes::add);
        }

        private Setting<Boolean> protection() {
            EnvironmentName environment = name.value();
            return declaration
                    .flatMap(EnvironmentDeclaration::protect)
                    .map(protect -> new Setting<>(protect, Declarations.origin(environment.value()) + "/protect"))
                    .orElseGet(() -> environment.isProtectedByDefault()
                            ? new Setting<>(true, "default for the name " + environment)
                            : Setting.byDefault(false));
        }

        /**
         * {@code DATABASE_URL} answers to every name, so a misspelt {@code production} would be an unprotected
         * environment with the production database behind it.
         */
        private void refuseMisspelling(String origin) {
            boolean anyNameWouldDo = origin.equals("environment variable " + ConnectionSources.URL_VARIABLE);
            if (anyNameWouldDo
                    && wasNamed
                    && declaration.isEmpty()
                    && !name.value().isProtectedByDefault()) {
                declarations
                        .resembling(name.value())
                        .ifPresent(meant -> problems.add(new ConfigurationProblem(
                                name.origin(),
                                "environment " + name.value() + " is not declared; did you mean " + meant + "?",
                                "name the environment as it is declared, or declare " + name.value() + ": "
                                        + "<environments><environment><name>" + name.value() + "</name>")));
            }
        }

        private ConfigurationProblem noUrl() {
            EnvironmentName environment = name.value();
            NavigableSet<String> known = new TreeSet<>(declarations.names());
            known.add(EnvironmentName.LOCAL.value());
            String guess = declaration.isPresent()
                    ? ""
                    : declarations
                            .resembling(environment)
                            .map(meant -> "; did you mean " + meant + "?")
                            .orElse("");
            String names = "known environments: " + String.join(", ", known);
            return new ConfigurationProblem(
                    name.origin(),
                    "environment " + environment + " has no URL" + (guess.isEmpty() ? "; " : guess + " ") + names,
                    "set one of -Ddb.url=postgresql://…; <environments><environment><name>" + environment
                            + "</name><url>…</url></environment></environments> in pom.xml; the environment variable "
                            + String.join(", ", ConnectionSources.urlVariables(environment)));
        }
    }
}
