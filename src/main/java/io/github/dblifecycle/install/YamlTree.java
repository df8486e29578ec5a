package io.github.dblifecycle.install;

import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Compose;
import org.snakeyaml.engine.v2.common.FlowStyle;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.NodeTuple;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;

/** A YAML file as a parser sees it, with the places of its parts: what a line that is put in does to it can be known. */
final class YamlTree {

    private final Optional<Node> root;

    private YamlTree(Optional<Node> root) {
        this.root = root;
    }

    /** Empty where it is not YAML, is several documents, or is no mapping. */
    static Optional<YamlTree> parse(String text) {
        List<Node> documents = new ArrayList<>();
        try {
            new Compose(LoadSettings.builder().build())
                    .composeAllFromString(text)
                    .forEach(documents::add);
        } catch (YamlEngineException e) {
            return Optional.empty();
        }
        if (documents.isEmpty()) {
            return Optional.of(new YamlTree(Optional.empty()));
        }
        return documents.size() == 1 && documents.get(0) instanceof MappingNode
                ? Optional.of(new YamlTree(Optional.of(documents.get(0))))
                : Optional.empty();
    }

    /** A key and what stands behind it, line by line below it. */
    record Entry(int keyLine, int keyColumn, int valueColumn, Node value) {}

    /** What stands behind a key of the file. */
    Optional<Entry> find(String key) {
        return root.flatMap(node -> find(node, key));
    }

    static Optional<Entry> find(Node node, String key) {
        if (!(node instanceof MappingNode mapping)) {
            return Optional.empty();
        }
        for (NodeTuple tuple : mapping.getValue()) {
            if (tuple.getKeyNode() instanceof ScalarNode name && name.getValue().equals(key)) {
                Node value = tuple.getValueNode();
                return Optional.of(new Entry(
                        name.getStartMark().orElseThrow().getLine(),
                        name.getStartMark().orElseThrow().getColumn(),
                        value.getStartMark().orElseThrow().getColumn(),
                        value));
            }
        }
        return Optional.empty();
    }

    /** It is a list or a mapping with each of its parts on lines of their own. */
    static boolean isBlock(Node node) {
        return (node instanceof MappingNode mapping && mapping.getFlowStyle() == FlowStyle.BLOCK)
                || (node instanceof SequenceNode sequence && sequence.getFlowStyle() == FlowStyle.BLOCK);
    }

    /** The content as maps, lists and texts, which can be compared. */
    Map<String, Object> content() {
        Object plain = root.map(node -> plain(node, Collections.newSetFromMap(new IdentityHashMap<>())))
                .orElseGet(LinkedHashMap::new);
        Map<String, Object> content = new LinkedHashMap<>();
        ((Map<?, ?>) plain).forEach((key, value) -> content.put(String.valueOf(key), value));
        return content;
    }

    /** All mappings in a content, at whatever depth. */
    static Stream<Map<?, ?>> mappings(Object content) {
        if (content instanceof Map<?, ?> map) {
            return Stream.concat(Stream.of(map), map.values().stream().flatMap(YamlTree::mappings));
        }
        return content instanceof List<?> list ? list.stream().flatMap(YamlTree::mappings) : Stream.empty();
    }

    /** The text of a scalar in a content, without its tag. */
    static String text(@Nullable Object scalar) {
        String tagged = String.valueOf(scalar);
        return tagged.substring(tagged.indexOf(' ') + 1);
    }

    private static Object plain(Node node, Set<Node> around) {
        if (!around.add(node)) {
            throw new YamlEngineException("an anchor that holds itself");
        }
        try {
            if (node instanceof MappingNode mapping) {
                Map<Object, Object> map = new LinkedHashMap<>();
                for (NodeTuple tuple : mapping.getValue()) {
                    Object key = tuple.getKeyNode() instanceof ScalarNode scalar
                            ? scalar.getValue()
                            : plain(tuple.getKeyNode(), around);
                    if (map.put(key, plain(tuple.getValueNode(), around)) != null) {
                        throw new YamlEngineException("two keys of one name");
                    }
                }
                return map;
            }
            if (node instanceof SequenceNode sequence) {
                List<Object> list = new ArrayList<>();
                for (Node item : sequence.getValue()) {
                    list.add(plain(item, around));
                }
                return list;
            }
            return node.getTag().getValue() + " " + (node instanceof ScalarNode scalar ? scalar.getValue() : "");
        } finally {
            around.remove(node);
        }
    }
}
