package io.github.dblifecycle.environment;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ConfirmationTest {

    private static Environment environment(String name) {
        return new EnvironmentResolver()
                .resolve(new EnvironmentSources(
                        Map.of("db.env", name, "db.url", "postgresql://app@127.0.0.1/shop"),
                        List.of(),
                        List.of(),
                        Map.of(),
                        server -> Optional.empty(),
                        Map.of()));
    }

    private static Optional<Refusal> refusal(String name, Optional<String> typed) {
        return new Confirmation(typed).refusal(environment(name), "db:repair", "it changes the history");
    }

    @Test
    void aProtectedEnvironmentAsksForItsName() {
        assertThat(refusal("production", Optional.empty()).orElseThrow().toString())
                .contains("db:repair does nothing to environment production")
                .contains("it is protected (default for the name production), and it changes the history")
                .contains("-Ddb.confirm=production");
        assertThat(refusal("production", Optional.of(" production "))).isEmpty();
        assertThat(refusal("staging", Optional.empty())).isEmpty();
    }

    @Test
    void theNameOfAnotherEnvironmentIsRefusedEverywhere() {
        assertThat(refusal("production", Optional.of("staging")).orElseThrow().why())
                .isEqualTo("it was confirmed for staging, which is not its name");
        assertThat(refusal("staging", Optional.of("production"))).isPresent();
        assertThat(refusal("production", Optional.of("")).orElseThrow().why()).contains("no name at all");
        assertThat(refusal("production", Optional.of("Production"))).isPresent();
    }
}
