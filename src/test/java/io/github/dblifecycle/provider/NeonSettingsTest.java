package io.github.dblifecycle.provider;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.dblifecycle.environment.ConfigurationException;
import io.github.dblifecycle.environment.Secret;
import java.net.URI;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class NeonSettingsTest {

    @Test
    void whatIsNoKeyIsRefusedWithoutBeingShown() {
        String odd = "napi_secret\nkey";
        assertThatThrownBy(() -> new NeonSettings(NeonSettings.USUAL, new Secret(odd), "p", NeonSettings.PATIENCE))
                .isInstanceOf(ConfigurationException.class)
                .hasMessageContaining("NEON_API_KEY")
                .hasMessageNotContaining("napi");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://console.neon.tech/api/v2",
                "http://localhost.evil.example/api/v2",
                "https://user@console.neon.tech/api/v2",
                "https://console.neon.tech/api/v2?x=y",
                "https://console.neon.tech/api/v2/",
                "ftp://localhost/api"
            })
    void aKeyIsNotSentInTheClear(String address) {
        assertThatThrownBy(
                        () -> new NeonSettings(URI.create(address), new Secret("napi_key"), "p", NeonSettings.PATIENCE))
                .isInstanceOf(ConfigurationException.class)
                .hasMessageContaining("db.neon.url");
    }
}
