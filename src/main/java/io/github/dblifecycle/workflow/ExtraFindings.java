package io.github.dblifecycle.workflow;

import io.github.dblifecycle.diff.entity.Extra;
import io.github.dblifecycle.diff.entity.Extras;
import io.github.dblifecycle.finding.Finding;
import io.github.dblifecycle.finding.Severity;
import io.github.dblifecycle.sql.SourcePosition;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What only the migrations know, for those who ask; none of it is wrong. */
final class ExtraFindings {

    private ExtraFindings() {}

    static List<Finding> of(ScratchSide migrations, ScratchSide declared, SourceLines lines) {
        List<Finding> findings = new ArrayList<>();
        for (Extra extra :
                Extras.of(migrations.reading().catalog(), declared.reading().catalog())) {
            // A comment is kept elsewhere than the object, whose row tells where the object was written last.
            boolean comment = extra.property().filter(Extras.COMMENT::equals).isPresent();
            Optional<SourcePosition> position = migrations
                    .positionOf(extra.object())
                    .filter(statement -> !comment)
                    .map(statement -> extra.object()
                            .part()
                            .map(part -> lines.lineOf(statement, part))
                            .orElse(statement));
            findings.add(new Finding(
                    "DB915",
                    Severity.INFO,
                    position,
                    extra.display() + " is mentioned by no entity",
                    List.of(),
                    Optional.empty()));
        }
        return findings;
    }
}
