package io.github.dblifecycle.provider;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.gson.JsonObject;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class NeonStandInTest {

    private final NeonStandIn neon = new NeonStandIn();

    @AfterEach
    void close() {
        neon.close();
    }

    @Test
    void theStandInRefusesWhatNeonDoes() {
        NeonState state = neon.state();
        JsonObject self = new JsonObject();
        self.addProperty("source_branch_id", NeonState.MAIN);
        self.addProperty("source_lsn", "0/1");
        assertThatThrownBy(() -> state.restore(NeonState.MAIN, self)).hasMessageContaining("preserve_under_name");
        NeonDescription description = new NeonDescription();
        NeonDescription.Operation create =
                description.operation("POST", "/projects/p/branches").orElseThrow();
        assertThat(description.bodyProblems(create, "{\"branch\":{\"name\":\"\",\"parent_id\":\"UPPER\"}}"))
                .hasSize(2);
        assertThat(description.bodyProblems(create, "{\"branch\":{\"nam\":\"x\"},\"endpoints\":[{\"typ\":1}]}"))
                .contains("/branch/nam is not described", "/endpoints[]/typ is not described");
        assertThat(description.bodyProblems(create, "{\"branch\":{\"expires_at\":\"tomorrow\"}}"))
                .hasSize(1);
        assertThat(description.answerProblems(create, 201, "{}")).hasSizeGreaterThan(3);
        assertThat(description.parameterProblems(
                        description.operation("GET", "/projects/P/branches").orElseThrow(),
                        Map.of("limit", "0", "sort", "x", "sort_order", "up")))
                .hasSize(4);
    }
}
