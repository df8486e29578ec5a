package io.github.dblifecycle.report;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.dblifecycle.pipeline.NodeChecks;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class MermaidDiagramTest {

    private static final Path DIRECTORY = Path.of("target/diagrams");

    @Test
    void mermaidReadsWhatIsWrittenWhateverNamesAre() throws IOException, InterruptedException {
        Files.createDirectories(DIRECTORY);
        var comparison =
                ReportExample.failed().illustration().comparison().orElseThrow().comparison();
        List<Diagram> diagrams = Stream.concat(
                        Stream.of(DiagramSelection.of(comparison, 40, false)),
                        Hostile.texts().map(MermaidDiagramTest::named))
                .toList();
        for (int number = 0; number < diagrams.size(); number++) {
            Files.writeString(DIRECTORY.resolve("diagram-" + number + ".mmd"), MermaidDiagram.of(diagrams.get(number)));
        }
        assertThat(diagrams).hasSizeGreaterThan(10);
        new NodeChecks(Path.of("src/test/documents"), "DOCUMENT_CHECKS", List.of()).run();
    }

    private static Diagram named(String text) {
        Diagram.Line line = new Diagram.Line(text, text, true, true, Optional.empty());
        Diagram.Box one = new Diagram.Box(text, Optional.empty(), List.of(line), 0);
        Diagram.Box other = new Diagram.Box(text + " other", Optional.empty(), List.of(), 0);
        return new Diagram(
                List.of(one, other),
                List.of(new Diagram.Reference(text, one.name(), other.name(), Optional.empty())),
                0);
    }
}
