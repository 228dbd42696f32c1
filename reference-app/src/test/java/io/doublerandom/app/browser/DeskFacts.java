package io.doublerandom.app.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;

/** What the API of the desk answers to whoever is signed in in a browser; a page of the desk has to be open in it. */
record DeskFacts(Chromium browser) {
    /** What an address answers. */
    JsonNode ask(String path) {
        Object answer = browser.driver()
                .executeAsyncScript(
                        "const [path, done] = arguments;"
                                + "fetch(path).then(async answer => done(answer.status + '\\n' + await answer.text()));",
                        path);
        String[] said = String.valueOf(answer).split("\n", 2);
        assertThat(said[0]).as(path + " " + said[1]).isEqualTo("200");
        try {
            return new ObjectMapper().readTree(said[1]);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    /** One text out of an answer, by a JSON pointer; there has to be one. */
    String text(String path, String pointer) {
        String found = ask(path).at(pointer).asText();
        assertThat(found).as(path + " " + pointer).isNotEmpty();
        return found;
    }
}
