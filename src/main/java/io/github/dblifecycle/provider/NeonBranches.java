package io.github.dblifecycle.provider;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The branches of a project, as they are when they are asked for. */
final class NeonBranches {

    private static final int PAGE = 1000;

    private final NeonCalls calls;

    NeonBranches(NeonCalls calls) {
        this.calls = calls;
    }

    /** One, whatever state it is in. */
    NeonBranch branch(String id) {
        NeonAnswer answer = calls.get("/branches/" + NeonBranch.checkId(id));
        return NeonBranch.of(
                answer.object("branch"),
                answer.optionalObject("annotation")
                        .map(annotation -> annotation.texts("value"))
                        .orElse(Map.of()));
    }

    /** All of them, in the order in which they were made. */
    List<NeonBranch> all() {
        return list("");
    }

    /** The branch of this name. */
    Optional<NeonBranch> named(String name) {
        return list("&search=" + encoded(name)).stream()
                .filter(branch -> branch.name().equals(name))
                .findFirst();
    }

    private List<NeonBranch> list(String search) {
        List<NeonBranch> branches = new ArrayList<>();
        Optional<String> cursor = Optional.empty();
        do {
            NeonAnswer page = calls.get("/branches?sort_by=created_at&sort_order=asc&limit=" + PAGE + search
                    + cursor.map(next -> "&cursor=" + encoded(next)).orElse(""));
            List<NeonAnswer> found = page.objects("branches");
            Map<String, Map<String, String>> annotations = annotations(page);
            found.forEach(branch ->
                    branches.add(NeonBranch.of(branch, annotations.getOrDefault(branch.text("id"), Map.of()))));
            Optional<String> next = page.optionalObject("pagination")
                    .flatMap(pagination -> pagination.optionalText("next"))
                    .filter(text -> !text.isEmpty() && !found.isEmpty());
            cursor = next.equals(cursor) ? Optional.empty() : next;
        } while (cursor.isPresent());
        return branches;
    }

    /** By the id of the branch that each is about. */
    private static Map<String, Map<String, String>> annotations(NeonAnswer page) {
        Map<String, Map<String, String>> annotations = new HashMap<>();
        for (NeonAnswer annotation : page.values("annotations")) {
            annotations.put(annotation.object("object").text("id"), annotation.texts("value"));
        }
        return annotations;
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }
}
