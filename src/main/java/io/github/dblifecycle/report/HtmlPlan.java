package io.github.dblifecycle.report;

import io.github.dblifecycle.plan.Hazard;
import io.github.dblifecycle.plan.HazardKind;

/** The scripts that are to run, statement by statement, with what each may do. */
final class HtmlPlan {

    private static final int MOST_STATEMENTS = 2_000;
    private static final int LONGEST = 50_000;

    private HtmlPlan() {}

    static String of(PlanView plan) {
        StringBuilder text = new StringBuilder();
        int room = MOST_STATEMENTS;
        for (PlanView.Script script : plan.scripts()) {
            text.append("<article>\n<h3>")
                    .append(Html.line(script.title()))
                    .append("<small>")
                    .append(Html.line(script.how()))
                    .append("</small></h3>\n");
            script.steps().stream().limit(Math.max(0, room)).forEach(step -> step(step, text));
            room -= script.steps().size();
            text.append("</article>\n");
        }
        if (room < 0) {
            text.append("<p class=\"note\">").append(-room).append(" more statements are not shown.</p>\n");
        }
        plan.command()
                .ifPresent(command -> text.append("<article><p>To apply exactly this, and nothing else:</p>\n<pre>")
                        .append(Html.text(command))
                        .append("</pre></article>\n"));
        return text.toString();
    }

    private static void step(PlanView.Step step, StringBuilder text) {
        step.where().ifPresent(where -> text.append("<p class=\"note\"><code>")
                .append(Html.line(where))
                .append("</code></p>\n"));
        text.append("<pre>")
                .append(Html.text(VisibleText.cut(step.sql().orElse("Java code, observed as a whole"), LONGEST)))
                .append("</pre>\n");
        for (Hazard hazard : step.hazards()) {
            boolean bad = hazard.kind().compareTo(HazardKind.NEEDS_A_DECISION) <= 0;
            text.append("<p class=\"hazard\"><span class=\"tag ")
                    .append(bad ? "bad" : "warn")
                    .append("\">")
                    .append(hazard.kind().word())
                    .append("</span>")
                    .append(Html.line(hazard.sentence()))
                    .append("</p>\n");
        }
        if (!step.notes().isEmpty()) {
            text.append("<p class=\"note\">")
                    .append(Html.line(String.join(" · ", step.notes())))
                    .append("</p>\n");
        }
    }
}
