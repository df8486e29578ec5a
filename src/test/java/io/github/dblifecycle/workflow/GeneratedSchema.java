package io.github.dblifecycle.workflow;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Objects in an order in which they can be made. */
final class GeneratedSchema {

    private final Map<String, GeneratedObject> objects;

    private GeneratedSchema(Map<String, GeneratedObject> objects) {
        this.objects = objects;
    }

    static GeneratedSchema empty() {
        return new GeneratedSchema(Map.of());
    }

    Collection<GeneratedObject> objects() {
        return objects.values();
    }

    Optional<GeneratedObject> find(String id) {
        return Optional.ofNullable(objects.get(id));
    }

    List<GeneratedObject> all(String word) {
        return objects.values().stream().filter(object -> object.isOne(word)).toList();
    }

    /** The parts of one object that are of a kind. */
    List<GeneratedObject> parts(String host, String word) {
        return all(word).stream().filter(object -> object.host().equals(host)).toList();
    }

    boolean isNeeded(String id) {
        return objects.values().stream().anyMatch(object -> object.needs().contains(id));
    }

    boolean isNeededBy(String id, String word) {
        return all(word).stream().anyMatch(object -> object.needs().contains(id));
    }

    /** Puts it where the one of the same id was, or at the end. */
    GeneratedSchema with(GeneratedObject object) {
        Map<String, GeneratedObject> more = new LinkedHashMap<>(objects);
        more.put(object.id(), object);
        return new GeneratedSchema(more);
    }

    /** Takes it out with all that needs it. */
    GeneratedSchema without(String id) {
        Set<String> gone = new LinkedHashSet<>(List.of(id));
        Map<String, GeneratedObject> rest = new LinkedHashMap<>();
        objects.forEach((one, object) -> {
            if (gone.contains(one) || object.needs().stream().anyMatch(gone::contains)) {
                gone.add(one);
            } else {
                rest.put(one, object);
            }
        });
        return new GeneratedSchema(rest);
    }

    GeneratedSchema before(String id) {
        Map<String, GeneratedObject> first = new LinkedHashMap<>();
        for (GeneratedObject object : objects.values()) {
            if (object.id().equals(id)) {
                break;
            }
            first.put(object.id(), object);
        }
        return new GeneratedSchema(first);
    }

    List<String> statements() {
        return objects.values().stream()
                .flatMap(object -> object.statements().stream())
                .toList();
    }

    String script() {
        return statements().stream().map(statement -> statement + ";\n").collect(Collectors.joining());
    }
}
