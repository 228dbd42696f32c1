package io.doublerandom.app.browser;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.logging.Level;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;
import org.openqa.selenium.By;
import org.openqa.selenium.Dimension;
import org.openqa.selenium.StaleElementReferenceException;
import org.openqa.selenium.WebDriverException;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.chrome.ChromeDriverService;
import org.openqa.selenium.chrome.ChromeOptions;
import org.openqa.selenium.logging.LogEntry;
import org.openqa.selenium.logging.LogType;
import org.openqa.selenium.logging.LoggingPreferences;
import org.openqa.selenium.support.ui.WebDriverWait;

/**
 * This machine's Chromium, without a window. Where there is none the test is skipped and says so, except in CI, which
 * installs it.
 */
final class Chromium implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final Path SCREENSHOTS = Path.of("target", "screenshots");

    /** The rules of accessibility, as the pages' own packages have them. */
    static final Path AXE = Path.of("src", "main", "web", "node_modules", "axe-core", "axe.min.js");

    private final ChromeDriver driver;

    private Chromium(ChromeDriver driver) {
        this.driver = driver;
    }

    static Chromium start() {
        Optional<Path> browser = onPath("chromium", "chromium-browser", "google-chrome");
        Optional<Path> remote = onPath("chromedriver");
        if (browser.isEmpty() || remote.isEmpty()) {
            String missing = "Chromium and chromedriver are not on PATH: apt-get install chromium chromium-driver";
            assertThat(System.getenv("CI")).as(missing).isNull();
            Assumptions.abort(missing);
        }
        ChromeOptions options = new ChromeOptions();
        options.setBinary(browser.orElseThrow().toFile());
        options.addArguments(
                "--headless=new",
                "--no-sandbox",
                "--disable-gpu",
                "--disable-dev-shm-usage",
                "--disable-quic",
                "--no-first-run",
                "--disable-background-networking",
                "--disable-component-update",
                "--disable-sync",
                "--force-prefers-reduced-motion",
                "--lang=zh-CN");
        LoggingPreferences logs = new LoggingPreferences();
        logs.enable(LogType.BROWSER, Level.ALL);
        options.setCapability("goog:loggingPrefs", logs);
        ChromeDriverService service = new ChromeDriverService.Builder()
                .usingDriverExecutable(remote.orElseThrow().toFile())
                .build();
        return new Chromium(new ChromeDriver(service, options));
    }

    private static Optional<Path> onPath(String... names) {
        return Stream.of(names)
                .flatMap(name -> Stream.of(System.getenv("PATH").split(":")).map(folder -> Path.of(folder, name)))
                .filter(Files::isExecutable)
                .findFirst();
    }

    ChromeDriver driver() {
        return driver;
    }

    /** A page in a window whose inside has this size, also narrower than a desktop window may be. */
    void open(String address, Dimension inside) {
        resize(inside);
        driver.get(address);
    }

    /** Makes the inside of the window this large, with the page that is open. */
    void resize(Dimension inside) {
        driver.executeCdpCommand(
                "Emulation.setDeviceMetricsOverride",
                Map.of(
                        "width",
                        inside.getWidth(),
                        "height",
                        inside.getHeight(),
                        "deviceScaleFactor",
                        1,
                        "mobile",
                        inside.getWidth() < 600));
    }

    /** Waits until an element is there, shown and not empty, and gives it. */
    WebElement await(By where) {
        return new WebDriverWait(driver, PATIENCE, Duration.ofMillis(100))
                .until(page -> page.findElements(where).stream()
                        .filter(WebElement::isDisplayed)
                        .findFirst()
                        .orElse(null));
    }

    /** Waits until the page shows a text. */
    void awaitText(String text) {
        until(
                "\"" + text + "\"",
                page -> page.findElement(By.tagName("body")).getText().contains(text));
    }

    /** Waits until something holds; if it never does, says so with what the page shows. */
    void until(String what, Predicate<ChromeDriver> holds) {
        new WebDriverWait(driver, PATIENCE, Duration.ofMillis(100))
                .withMessage(() -> "no " + what + " at " + driver.getCurrentUrl() + " in: "
                        + driver.findElement(By.tagName("body")).getText())
                .ignoring(StaleElementReferenceException.class)
                .until(page -> stands(holds));
    }

    /** A page that was left while it was being read is read again; of a body the driver has no exception of its own for that. */
    private boolean stands(Predicate<ChromeDriver> holds) {
        try {
            return holds.test(driver);
        } catch (WebDriverException left) {
            if (String.valueOf(left.getMessage()).contains("does not belong to the document")) {
                return false;
            }
            throw left;
        }
    }

    /** Keeps a picture of the whole page, however long; of a very long one its beginning. */
    void picture(String name) {
        long height = Math.min(4000, (Long)
                Objects.requireNonNull(driver.executeScript("return document.documentElement.scrollHeight;")));
        long width =
                (Long) Objects.requireNonNull(driver.executeScript("return document.documentElement.clientWidth;"));
        Map<String, Object> taken = driver.executeCdpCommand(
                "Page.captureScreenshot",
                Map.of(
                        "captureBeyondViewport",
                        true,
                        "clip",
                        Map.of("x", 0, "y", 0, "width", width, "height", height, "scale", 1)));
        try {
            Files.createDirectories(SCREENSHOTS);
            Files.write(SCREENSHOTS.resolve(name + ".png"), bytes(taken));
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    /**
     * Keeps the window, scrolled to an element, as a picture for the documentation: in {@code docs/images} when it is to be
     * renewed ({@code -Dimages.renew}), beside the other pictures otherwise.
     */
    void illustrate(String name, By top) {
        Path folder = Boolean.getBoolean("images.renew")
                ? Path.of("..", "docs", "images")
                : SCREENSHOTS.resolve("documentation");
        driver.executeScript("arguments[0].scrollIntoView();", driver.findElement(top));
        Path file = folder.resolve(name + ".png");
        Illustration.keep(bytes(driver.executeCdpCommand("Page.captureScreenshot", Map.of())), file);
        assertThat(file.toFile().length()).as(name).isLessThanOrEqualTo(Illustration.MOST_BYTES);
    }

    private static byte[] bytes(Map<String, Object> taken) {
        return Base64.getDecoder().decode((String) Objects.requireNonNull(taken.get("data")));
    }

    /** Keeps what is downloaded in a folder. */
    void keepDownloads(Path folder) {
        driver.executeCdpCommand(
                "Browser.setDownloadBehavior",
                Map.of(
                        "behavior",
                        "allow",
                        "downloadPath",
                        folder.toAbsolutePath().toString()));
    }

    /** Waits until the address has a part. */
    void awaitUrl(String part) {
        new WebDriverWait(driver, PATIENCE, Duration.ofMillis(100))
                .until(page -> String.valueOf(page.getCurrentUrl()).contains(part));
    }

    /** How far the page is scrolled. */
    long scrolled() {
        return (Long) Objects.requireNonNull(driver.executeScript("return Math.round(window.scrollY);"));
    }

    /** Waits until the page is scrolled to about there. */
    void awaitScrolled(long to) {
        new WebDriverWait(driver, PATIENCE, Duration.ofMillis(100))
                .withMessage(() -> "scrolled to " + scrolled() + ", not " + to)
                .until(page -> Math.abs(scrolled() - to) < 50);
    }

    /** Shows the page as on another medium, as print; on the screen again if it is empty. */
    void media(String medium) {
        driver.executeCdpCommand("Emulation.setEmulatedMedia", Map.of("media", medium));
    }

    /** Shows movements, or spares them as it begins. */
    void motion(boolean shown) {
        driver.executeCdpCommand(
                "Emulation.setEmulatedMedia",
                Map.of(
                        "features",
                        List.of(Map.of(
                                "name", "prefers-reduced-motion", "value", shown ? "no-preference" : "reduce"))));
    }

    /** What the browser itself complained about since it was last asked: errors of scripts, blocked or missing files. */
    List<String> complaints() {
        return driver.manage().logs().get(LogType.BROWSER).getAll().stream()
                .filter(entry -> entry.getLevel().intValue() >= Level.WARNING.intValue())
                .map(LogEntry::getMessage)
                .toList();
    }

    /** What axe finds against WCAG 2.1 A and AA: rule, element and why. */
    @SuppressWarnings("unchecked")
    List<String> accessibilityFaults(Path axe) {
        try {
            driver.executeScript(Files.readString(axe));
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
        Object found = driver.executeAsyncScript("const done = arguments[arguments.length - 1];"
                + "axe.run(document, {runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa']}).then("
                + "  result => done(result.violations.flatMap(violation => violation.nodes.map("
                + "    node => violation.id + ' ' + node.target.join(' ') + ': ' + node.failureSummary))),"
                + "  failed => done(['axe failed: ' + failed]));");
        return (List<String>) Objects.requireNonNull(found);
    }

    /** How many pixels the page is wider than its window. */
    long overhang() {
        return (Long) Objects.requireNonNull(driver.executeScript(
                "return document.documentElement.scrollWidth - document.documentElement.clientWidth;"));
    }

    /**
     * Keeps a picture of the page and requires what holds for every page: nothing reaches beyond the window, axe finds no
     * fault, and the browser has nothing to complain of.
     */
    void require(String picture) {
        require(picture, said -> false);
    }

    /** The same, where the browser has something to say that belongs to the page, early or late. */
    void require(String picture, Predicate<String> belongs) {
        picture(picture);
        assertThat(overhang()).as(picture + ": pixels beside the window").isZero();
        assertThat(accessibilityFaults(AXE)).as(picture).isEmpty();
        assertThat(complaints()).as(picture).allMatch(belongs);
    }

    @Override
    public void close() {
        driver.quit();
    }
}
