package io.github.dblifecycle.provider;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;

/** What Neon answers. */
record NeonReply(int status, String body) {

    /** An object with one member. */
    static NeonReply of(String name, JsonElement value) {
        JsonObject answer = new JsonObject();
        answer.add(name, value);
        return new NeonReply(200, answer.toString());
    }
}
