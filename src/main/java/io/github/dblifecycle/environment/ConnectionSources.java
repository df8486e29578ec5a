package io.github.dblifecycle.environment;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** Reads what each source says about the connection of one environment, from the strongest source to the weakest. */
final class ConnectionSources {

    static final String URL_VARIABLE = "DATABASE_URL";
    private static final Pattern PLACEHOLDER = Pattern.compile("\\$\\{[^}]*}");

    /**
     * One source.
     *
     * @param url as written
     * @param bound whether user and password are meant for the source's own URL or that of a weaker source only; those
     *     of settings.xml are kept for the environment, whatever says where it is
     */
    record Level(Optional<Setting<Secret>> url, Credentials credentials, boolean bound) {}

    private final EnvironmentSources sources;
    private final Collection<ConfigurationProblem> problems;

    ConnectionSources(EnvironmentSources sources, Collection<ConfigurationProblem> problems) {
        this.sources = sources;
        this.problems = problems;
    }

    List<Level> of(EnvironmentName name, Optional<EnvironmentDeclaration> declaration) {
        List<Level> levels = new ArrayList<>();
        levels.add(new Level(
                secretProperty("db.url"), new Credentials(property("db.user"), secretProperty("db.password")), true));
        declaration.ifPresent(entry -> levels.add(declared(entry)));
        urlVariables(name).forEach(variable -> levels.add(new Level(variable(variable), Credentials.NONE, true)));
        levels.add(new Level(Optional.empty(), settings(name, declaration), false));
        levels.add(new Level(
                flyway("flyway.url").map(ConnectionSources::secret),
                new Credentials(flyway("flyway.user"), flyway("flyway.password").map(ConnectionSources::secret)),
                true));
        return levels;
    }

    /** {@code DATABASE_URL} does not say whose URL it is, so it is never that of the one environment that is reset. */
    static List<String> urlVariables(EnvironmentName name) {
        List<String> variables = new ArrayList<>(name.urlVariables());
        if (!name.equals(EnvironmentName.LOCAL)) {
            variables.add(URL_VARIABLE);
        }
        return variables;
    }

    private Level declared(EnvironmentDeclaration entry) {
        String origin = Declarations.origin(entry.name());
        Optional<Setting<Secret>> url = entry.url()
                .map(value -> new Setting<>(value, origin + "/url"))
                .filter(setting -> filled(setting.value().reveal(), setting.origin()));
        return new Level(
                url,
                new Credentials(
                        entry.user()
                                .map(value -> new Setting<>(value, origin + "/user"))
                                .filter(setting -> filled(setting.value(), setting.origin())),
                        entry.password()
                                .map(value -> new Setting<>(value, origin + "/password"))
                                .filter(setting -> filled(setting.value().reveal(), setting.origin()))),
                true);
    }

    private Credentials settings(EnvironmentName name, Optional<EnvironmentDeclaration> declaration) {
        Optional<String> declared = declaration.flatMap(EnvironmentDeclaration::server);
        String id = declared.orElse(name.value());
        Optional<ServerCredentials> found = sources.servers().apply(id);
        if (declared.isPresent() && found.isEmpty()) {
            problems.add(new ConfigurationProblem(
                    Declarations.origin(name.value()) + "/server",
                    "settings.xml has no <server> with the id " + id,
                    "add it to ~/.m2/settings.xml: <server><id>" + id
                            + "</id><username>…</username><password>…</password></server>"));
        }
        String origin = "settings.xml server " + id;
        return found.map(server -> new Credentials(
                        server.user().filter(user -> !user.isBlank()).map(user -> new Setting<>(user, origin)),
                        server.password()
                                .filter(password -> !password.reveal().isEmpty())
                                .map(password -> new Setting<>(password, origin))))
                .orElse(Credentials.NONE);
    }

    /**
     * {@code PGUSER} and {@code PGPASSWORD} as libpq takes them (PostgreSQL, "32.15. Environment Variables"), unless
     * {@code PGHOST} says that they are for another host.
     */
    Credentials libpq(DatabaseUrl url) {
        Optional<String> host = filledVariable("PGHOST").map(Setting::value);
        if (host.isPresent() && url.hosts().stream().noneMatch(one -> one.host().equals(host.get()))) {
            return Credentials.NONE;
        }
        return new Credentials(
                filledVariable("PGUSER"), filledVariable("PGPASSWORD").map(ConnectionSources::secret));
    }

    Optional<Setting<Secret>> variable(String name) {
        return filledVariable(name).map(ConnectionSources::secret);
    }

    private Optional<Setting<String>> filledVariable(String name) {
        return Optional.ofNullable(sources.processEnvironment().get(name))
                .filter(value -> !value.isBlank())
                .map(value -> new Setting<>(value, "environment variable " + name));
    }

    private Optional<Setting<Secret>> secretProperty(String name) {
        return property(name).map(ConnectionSources::secret);
    }

    private Optional<Setting<String>> property(String name) {
        return Optional.ofNullable(sources.userProperties().get(name))
                .map(value -> new Setting<>(value, "-D" + name))
                .filter(setting -> filled(setting.value(), setting.origin()));
    }

    private Optional<Setting<String>> flyway(String name) {
        return Optional.ofNullable(sources.flyway().get(name))
                .filter(setting -> !setting.value().isBlank());
    }

    /** What was written down and is empty was meant to be something: going on would take another source's value. */
    private boolean filled(String value, String origin) {
        if (value.isBlank()) {
            problems.add(new ConfigurationProblem(
                    origin, "it is set, but empty", "give it a value, or take it away to use the next source"));
            return false;
        }
        if (PLACEHOLDER.matcher(value).matches()) {
            problems.add(new ConfigurationProblem(
                    origin,
                    "it is a ${…} placeholder that nothing replaced",
                    "set the property or variable it names, or take it away to use the next source"));
            return false;
        }
        return true;
    }

    private static Setting<Secret> secret(Setting<String> setting) {
        return new Setting<>(new Secret(setting.value()), setting.origin());
    }
}
