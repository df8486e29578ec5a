package io.github.dblifecycle.workflow;

import java.util.List;
import java.util.Set;

/**
 * Something with a name in a generated schema.
 *
 * @param kind what draws it, and draws it again
 * @param id what it is the same by in two schemas; objects that cannot have one name share the beginning
 * @param name as SQL has it
 * @param host the id of what it is part of; its own for what stands by itself
 * @param family what others may do with it: two columns of one family fit into the same expressions
 * @param statements that make it, in their order
 * @param needs ids of what must be there before
 */
record GeneratedObject(
        GeneratedKind kind,
        String id,
        String name,
        String host,
        String family,
        List<String> statements,
        Set<String> needs) {

    GeneratedObject {
        statements = List.copyOf(statements);
        needs = Set.copyOf(needs);
    }

    boolean isOne(String word) {
        return kind.word().equals(word);
    }
}
