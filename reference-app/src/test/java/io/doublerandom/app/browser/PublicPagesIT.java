package io.doublerandom.app.browser;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.openqa.selenium.By;
import org.openqa.selenium.Dimension;

/** What the public sees of the demo's year, on a phone and on an office screen. */
@Timeout(value = 300, unit = TimeUnit.SECONDS)
class PublicPagesIT {
    private static final Path AXE = Path.of("src", "main", "web", "node_modules", "axe-core", "axe.min.js");

    @TempDir
    private static Path directory;

    private static Chromium browser;
    private static RunningApp app;

    @BeforeAll
    static void playTheDemo() throws Exception {
        browser = Chromium.start();
        Path log = directory.resolve("demo.log");
        int exit = RunningApp.run(
                log,
                "demo",
                "--subjects",
                "2000",
                "--out",
                directory.resolve("demo").toString());
        assertThat(exit).as(Files.readString(log)).isZero();
        app = RunningApp.serving(directory.resolve("demo").resolve("data"));
    }

    @AfterAll
    static void stop() {
        if (app != null) {
            app.close();
        }
        if (browser != null) {
            browser.close();
        }
    }

    @ParameterizedTest
    @CsvSource(textBlock = """
            home,   /,       演练
            verify, /verify, 核验
            """)
    void publicPage_onPhoneAndDesk_readableAccessibleAndWithoutComplaints(String name, String path, String says) {
        for (Dimension size : new Dimension[] {new Dimension(390, 844), new Dimension(1366, 768)}) {
            browser.open(app.page(path), size);
            browser.awaitText(says);
            browser.picture("public-" + name + "-" + size.getWidth());

            assertThat(browser.overhang()).as("pixels beside the window").isZero();
            assertThat(browser.accessibilityFaults(AXE)).isEmpty();
            assertThat(browser.complaints()).isEmpty();
        }
    }

    @ParameterizedTest
    @CsvSource({"390,844", "1366,768"})
    void verifyPage_ofAPublishedDraw_saysConsistentAtPublicLevel(int width, int height) {
        browser.open(app.page("/"), new Dimension(width, height));
        String hash = browser.await(By.cssSelector(".draws code")).getText();

        browser.open(app.page("/verify?draw=" + hash), new Dimension(width, height));
        browser.awaitText("公开层面一致");
        browser.picture("verify-public-" + width);

        assertThat(hash).matches("[0-9a-f]{64}");
        assertThat(browser.overhang()).as("pixels beside the window").isZero();
        assertThat(browser.accessibilityFaults(AXE)).isEmpty();
        assertThat(browser.complaints()).isEmpty();
    }
}
