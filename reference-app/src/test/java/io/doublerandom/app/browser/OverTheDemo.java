package io.doublerandom.app.browser;

import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;

/** What tests in a browser over the demo begin and end with: the packaged app on a demo of their own, and a browser. */
abstract class OverTheDemo {
    static Chromium browser;
    static DemoSite site;

    @BeforeAll
    static void openTheDemo(@TempDir Path directory) throws Exception {
        browser = Chromium.start();
        site = DemoSite.serving(directory);
    }

    @AfterAll
    static void closeTheDemo() {
        if (site != null) {
            site.close();
        }
        if (browser != null) {
            browser.close();
        }
    }
}
