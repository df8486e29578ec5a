package shop;

import io.quarkus.runtime.QuarkusApplication;
import io.quarkus.runtime.annotations.QuarkusMain;

/** Ends as soon as it has started, by when Quarkus has written its scripts. */
@QuarkusMain
public class Shop implements QuarkusApplication {

    @Override
    public int run(String... arguments) {
        return 0;
    }
}
