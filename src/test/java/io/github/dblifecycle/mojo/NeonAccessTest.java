package io.github.dblifecycle.mojo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.dblifecycle.environment.ConfigurationException;
import io.github.dblifecycle.environment.Secret;
import io.github.dblifecycle.provider.NeonSettings;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class NeonAccessTest {

    private static final String KEY = "napi_key_that_nobody_sees";

    private final List<Secret> secrets = new ArrayList<>();

    private NeonSettings settings(Map<String, String> variables, Map<String, String> properties) {
        return new NeonAccess(variables, properties).settings(secrets::add);
    }

    @Test
    void theVariablesOfTheProcessAreEnough() {
        NeonSettings settings = settings(Map.of("NEON_API_KEY", KEY + "\n", "NEON_PROJECT_ID", "shiny-1"), Map.of());
        assertThat(settings.key()).isEqualTo(new Secret(KEY));
        assertThat(settings.project()).isEqualTo("shiny-1");
        assertThat(settings.address()).isEqualTo(NeonSettings.USUAL);
        assertThat(settings.patience()).isEqualTo(Duration.ofMinutes(5));
        assertThat(secrets).containsExactly(new Secret(KEY));
    }

    @Test
    void everythingThatIsMissingOrWrongIsToldAtOnce() {
        assertThatThrownBy(() ->
                        settings(Map.of("NEON_API_KEY", " "), Map.of("db.neon.url", "a b", "db.neon.patience", "long")))
                .isInstanceOf(ConfigurationException.class)
                .hasMessageContaining("environment variable NEON_API_KEY: is not set")
                .hasMessageContaining("environment variable NEON_PROJECT_ID: is not set")
                .hasMessageContaining("db.neon.url: is no address")
                .hasMessageContaining("db.neon.patience: is no duration: long");
    }

    @Test
    void theKeyIsMaskedBeforeAnythingCanGoWrong() {
        assertThatThrownBy(() -> settings(Map.of("NEON_API_KEY", KEY), Map.of()))
                .hasMessageNotContaining(KEY);
        assertThat(secrets).containsExactly(new Secret(KEY));
    }

    @Test
    void aKeyIsNotSentToAnAddressInTheClear() {
        assertThatThrownBy(() -> settings(
                        Map.of("NEON_API_KEY", KEY, "NEON_PROJECT_ID", "shiny-1"),
                        Map.of("db.neon.url", "http://neon.example.com")))
                .isInstanceOf(ConfigurationException.class)
                .hasMessageContaining("only https");
    }
}
