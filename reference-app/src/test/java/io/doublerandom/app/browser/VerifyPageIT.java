package io.doublerandom.app.browser;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.openqa.selenium.By;
import org.openqa.selenium.Dimension;

/** The verify page in a real browser: from a published draw, from files, from a folder, from what is dropped on it. */
@Timeout(value = 300, unit = TimeUnit.SECONDS)
class VerifyPageIT extends OverTheDemo {
    private static final Dimension DESK = new Dimension(1366, 768);
    private static final String PUBLIC = "公开层面一致";

    @TempDir
    private static Path directory;

    private static String hash;

    @BeforeAll
    static void playTheDemo() throws Exception {
        hash = site.ask("/v1/draws?state=REVEALED&limit=1")
                .at("/draws/0/headerHash")
                .asText();
    }

    @ParameterizedTest
    @CsvSource({"390,844", "1366,768"})
    void publishedDraw_fromItsPage_consistentAtPublicLevelInBothLanguages(int width, int height) {
        Dimension size = new Dimension(width, height);
        browser.open(site.page("/draws/" + hash), size);
        browser.await(By.cssSelector("a[href='/verify?draw=" + hash + "']")).click();
        browser.awaitText(PUBLIC);
        browser.awaitText("19 个签名有效");
        browser.awaitText("见证方：local-witness");
        browser.await(By.cssSelector("[data-trust=server]"));
        browser.require("verify-draw-" + width);

        browser.await(By.cssSelector("header button")).click();
        browser.awaitText("Consistent at public level");
        browser.require("verify-draw-en-" + width);
        browser.await(By.cssSelector("header button")).click();
    }

    @ParameterizedTest
    @CsvSource({"390,844", "1366,768"})
    void nothingChosen_saysWhatToDoInBothLanguages(int width, int height) {
        browser.open(site.page("/verify"), new Dimension(width, height));
        browser.awaitText("尚未核验");
        browser.require("verify-" + width);
        browser.await(By.cssSelector("header button")).click();
        browser.awaitText("Nothing verified yet");
        browser.require("verify-en-" + width);
        browser.await(By.cssSelector("header button")).click();
    }

    @Test
    void files_chosenOneByOne_verified() throws Exception {
        browser.open(site.page("/verify"), DESK);
        browser.awaitText("尚未核验");
        browser.driver().findElement(By.id("files")).sendKeys(paths(bundle("public")));
        browser.awaitText(PUBLIC);
        assertThat(browser.complaints()).isEmpty();
    }

    @Test
    void folder_ofTheAuditBundle_computedAgain() {
        browser.open(site.page("/verify"), DESK);
        browser.awaitText("尚未核验");
        browser.driver()
                .findElement(By.id("folder"))
                .sendKeys(bundle("audit").toAbsolutePath().toString());
        browser.awaitText("核验通过");
        browser.awaitText("没有您清单上的见证方");
        browser.require("verify-audit-1366");
    }

    @Test
    void file_changed_refusedWithTheFirstDifference() throws Exception {
        Path changed = Files.createDirectories(directory.resolve("changed"));
        try (Stream<Path> files = Files.list(bundle("public"))) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                Files.copy(file, changed.resolve(file.getFileName().toString()));
            }
        }
        List<String> drawn = Files.readAllLines(changed.resolve("public.csv"));
        Files.writeString(changed.resolve("public.csv"), String.join("\n", drawn.subList(0, drawn.size() - 1)) + "\n");
        browser.open(site.page("/verify"), DESK);
        browser.awaitText("尚未核验");
        browser.driver().findElement(By.id("files")).sendKeys(paths(changed));
        browser.awaitText("核验不通过");
        browser.awaitText("DR-0301");
        browser.require("verify-refused-1366");
    }

    @Test
    void zip_droppedOnThePage_verified() {
        browser.open(site.page("/verify"), DESK);
        browser.awaitText("尚未核验");
        // A real drag needs a window; the page gets the event that it would get then.
        browser.driver()
                .executeAsyncScript(
                        "const [hash, done] = arguments;"
                                + "fetch('/v1/draws/' + hash + '/bundle.zip').then(answer => answer.blob()).then(blob => {"
                                + "  const data = new DataTransfer();"
                                + "  data.items.add(new File([blob], 'draw.zip', {type: 'application/zip'}));"
                                + "  document.querySelector('.drop').dispatchEvent("
                                + "    new DragEvent('drop', {dataTransfer: data, bubbles: true, cancelable: true}));"
                                + "  done();"
                                + "});",
                        hash);
        browser.awaitText(PUBLIC);
        assertThat(browser.complaints()).isEmpty();
    }

    @Test
    void offlineFile_openedFromDisk_verifiesWithoutTheApp() throws Exception {
        Path file = Path.of("target", "classes", "web", "verify-offline.html").toAbsolutePath();
        browser.open(file.toUri().toString(), DESK);
        browser.awaitText("离线文件");
        browser.driver().findElement(By.id("files")).sendKeys(paths(bundle("public")));
        browser.awaitText(PUBLIC);
        browser.require("verify-offline-1366");
    }

    private static Path bundle(String projection) {
        try (Stream<Path> draws = Files.list(site.demo().resolve("draws"))) {
            return draws.sorted().findFirst().orElseThrow().resolve(projection);
        } catch (java.io.IOException failed) {
            throw new java.io.UncheckedIOException(failed);
        }
    }

    private static String paths(Path folder) throws java.io.IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(Files::isRegularFile)
                    .map(file -> file.toAbsolutePath().toString())
                    .collect(Collectors.joining("\n"));
        }
    }
}
