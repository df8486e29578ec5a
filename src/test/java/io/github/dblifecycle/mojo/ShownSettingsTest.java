package io.github.dblifecycle.mojo;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.dblifecycle.environment.Environment;
import io.github.dblifecycle.environment.EnvironmentResolver;
import io.github.dblifecycle.environment.EnvironmentSources;
import io.github.dblifecycle.environment.Setting;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class ShownSettingsTest {

    private static final String SECRET = "hunter-22-hunter";

    @Test
    void showsNoSecretOfTheEnvironment() {
        Environment environment = environment(Map.of(
                "db.url",
                "jdbc:postgresql://db.example.com:5432/shop?user=ada&password=" + SECRET + "&sslmode=require"));

        assertThat(ShownSettings.of(environment, Map.of()).toString())
                .doesNotContain(SECRET)
                .contains("db.example.com", "ada", "require", "-Ddb.url", "****");
    }

    @Test
    void showsNoSecretOfFlyway() {
        Map<String, String> secrets = Map.of(
                "flyway.password", SECRET,
                "flyway.url", "jdbc:postgresql://ada:" + SECRET + "@db.example.com/shop",
                "flyway.placeholders.appPassword", SECRET,
                "flyway.placeholders.link", "amqp://ada:" + SECRET + "@queue/",
                "flyway.initSql", "create role app password '" + SECRET + "'",
                "flyway.jdbcProperties.accessToken", SECRET,
                "flyway.vault.secrets", SECRET);

        assertThat(ShownSettings.of(environment(Map.of()), flyway(secrets)))
                .filteredOn(shown -> shown.name().startsWith("flyway."))
                .hasSize(secrets.size())
                .noneMatch(shown -> shown.toString().contains(SECRET));
    }

    @Test
    void showsWhatIsNoSecretWithItsOrigin() {
        assertThat(ShownSettings.of(
                        environment(Map.of()),
                        flyway(Map.of(
                                "flyway.table", "history",
                                "flyway.url", "jdbc:postgresql://db.example.com/shop"))))
                .contains(
                        new ShownSettings.Shown("flyway.table", "history", "flyway.toml"),
                        new ShownSettings.Shown("flyway.url", "db.example.com:5432/shop", "flyway.toml"));
    }

    private static Map<String, Setting<String>> flyway(Map<String, String> values) {
        Map<String, Setting<String>> settings = new TreeMap<>();
        values.forEach((name, value) -> settings.put(name, new Setting<>(value, "flyway.toml")));
        return settings;
    }

    private static Environment environment(Map<String, String> properties) {
        return new EnvironmentResolver()
                .resolve(new EnvironmentSources(
                        properties, List.of(), List.of(), Map.of(), server -> Optional.empty(), Map.of()));
    }
}
