package io.github.dblifecycle.environment;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/** The environment a goal works on: decided once for a run, and asked from then on. */
public sealed interface Environment {

    Setting<EnvironmentName> name();

    Permissions permissions();

    /** What a user may want to know although it is no problem: settings that were not used, and why. No secrets. */
    List<String> notes();

    /** Every value with its origin, in the order in which a person wants to read them; secrets print as asterisks. */
    Map<String, Setting<?>> settings();

    /**
     * The kept PostgreSQL that the plugin itself runs for the environment {@code local}; it has no URL before it is
     * started.
     */
    record Embedded(Setting<EnvironmentName> name, Permissions permissions, List<String> notes) implements Environment {

        public Embedded {
            Objects.requireNonNull(name, "name");
            Objects.requireNonNull(permissions, "permissions");
            notes = List.copyOf(notes);
        }

        @Override
        public Map<String, Setting<?>> settings() {
            Map<String, Setting<?>> settings = new LinkedHashMap<>();
            settings.put("environment", name);
            settings.put("url", Setting.byDefault("embedded PostgreSQL"));
            settings.put("protected", permissions.protection());
            return Collections.unmodifiableMap(settings);
        }
    }

    /**
     * A server that somebody else runs.
     *
     * @param user absent where nobody named one: the driver then takes the name of the operating system's account
     * @param password absent where none was set: the driver then looks into the password file ({@code PGPASSFILE} or
     *     {@code ~/.pgpass}; PostgreSQL, "32.16. The Password File")
     */
    record Server(
            Setting<EnvironmentName> name,
            Setting<DatabaseUrl> url,
            Optional<Setting<String>> user,
            Optional<Setting<Secret>> password,
            Permissions permissions,
            List<String> notes)
            implements Environment {

        public Server {
            Objects.requireNonNull(name, "name");
            Objects.requireNonNull(url, "url");
            Objects.requireNonNull(user, "user");
            Objects.requireNonNull(password, "password");
            Objects.requireNonNull(permissions, "permissions");
            notes = List.copyOf(notes);
        }

        public Database database() {
            return new Database(url.value(), user.map(Setting::value), password.map(Setting::value));
        }

        @Override
        public Map<String, Setting<?>> settings() {
            Map<String, Setting<?>> settings = new LinkedHashMap<>();
            settings.put("environment", name);
            settings.put("url", url);
            url.value()
                    .shownParameters()
                    .forEach((parameter, value) ->
                            settings.put("url parameter " + parameter, new Setting<>(value, url.origin())));
            user.ifPresent(setting -> settings.put("user", setting));
            password.ifPresent(setting -> settings.put("password", setting));
            settings.put("protected", permissions.protection());
            return Collections.unmodifiableMap(settings);
        }
    }
}
