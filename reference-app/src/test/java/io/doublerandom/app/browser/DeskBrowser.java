package io.doublerandom.app.browser;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.openqa.selenium.By;
import org.openqa.selenium.Dimension;
import org.openqa.selenium.ElementNotInteractableException;
import org.openqa.selenium.Keys;
import org.openqa.selenium.StaleElementReferenceException;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.support.ui.Select;

/**
 * A person at the desk: signs in as a local user, fills fields by their labels, presses buttons and follows links by their
 * words. While a dialog is open nothing else is found. What is not there is waited for; a failure says what the page shows.
 */
final class DeskBrowser {
    static final Dimension DESK = new Dimension(1366, 768);
    static final Dimension PHONE = new Dimension(390, 844);

    private final Chromium browser;
    private final RunningApp app;
    private final Path data;

    /**
     * Somebody in front of an app.
     *
     * @param data the data folder of the app, which has the password
     */
    DeskBrowser(Chromium browser, RunningApp app, Path data) {
        this.browser = browser;
        this.app = app;
        this.data = data;
    }

    Chromium chromium() {
        return browser;
    }

    /** The password of all local users, as the app left it in its data folder. */
    String password() {
        try {
            return Files.readString(data.resolve("dev-password")).strip();
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    /** Opens a page of the desk by its path behind {@code /desk}. */
    DeskBrowser open(String path) {
        return visit("/desk" + path, DESK);
    }

    /** Opens any page of the app in a window of a size. */
    DeskBrowser visit(String path, Dimension size) {
        browser.open(app.page(path), size);
        return this;
    }

    /** Signs in as a local user, signing out first whoever is there. */
    DeskBrowser as(String user) {
        // Whoever is signed in comes to the workbench, everybody else to the sign-in page.
        open("/");
        browser.until(
                "the desk",
                page -> !page.findElements(By.cssSelector("input[type=radio], .top .who"))
                        .isEmpty());
        if (!browser.driver().findElements(By.cssSelector(".top .who")).isEmpty()) {
            press("退出");
        }
        browser.await(By.cssSelector("input[value='" + user + "']")).click();
        fill("口令", password());
        press("登录");
        browser.until(
                user + " signed in",
                page -> page.findElements(By.cssSelector(".top .who code")).stream()
                        .anyMatch(who -> who.getText().equals(user)));
        // What the workbench was still asking for when its user left is refused.
        quiet("/v1/desk/");
        return this;
    }

    /** Types into a field, in place of what is there. Days and times are given as the form keeps them, {@code 2024-03-01}. */
    DeskBrowser fill(String label, String value) {
        on(label, "field", field -> {
            String type = String.valueOf(field.getDomAttribute("type"));
            if (type.equals("date") || type.equals("datetime-local")) {
                // How such a value is typed depends on the language of the browser.
                browser.driver()
                        .executeScript(
                                "const [field, value] = arguments; field.value = value;"
                                        + "for (const kind of ['input', 'change'])"
                                        + "  field.dispatchEvent(new Event(kind, {bubbles: true}));",
                                field,
                                value);
            } else {
                field.sendKeys(Keys.chord(Keys.CONTROL, "a"), Keys.DELETE);
                field.sendKeys(value);
            }
        });
        return this;
    }

    /** Gives a file to a field. */
    DeskBrowser attach(String label, Path file) {
        on(label, "field", field -> field.sendKeys(file.toAbsolutePath().toString()));
        return this;
    }

    /** Chooses in a select by the words of the option, or how they begin. */
    DeskBrowser choose(String label, String option) {
        on(label, "field", field -> {
            Select select = new Select(field);
            select.selectByVisibleText(select.getOptions().stream()
                    .map(WebElement::getText)
                    .filter(text -> text.startsWith(option))
                    .findFirst()
                    // Options that come from the app may come later.
                    .orElseThrow(() -> new StaleElementReferenceException("no option " + option)));
        });
        return this;
    }

    /** Chooses in one of the kit's searchable lists of many, counted from 0, by typing a part of the option. */
    DeskBrowser pick(String label, String option, int which) {
        By list = By.cssSelector("input[aria-label='" + label + "']");
        browser.until(label, page -> page.findElements(list).size() > which);
        WebElement search = browser.driver().findElements(list).get(which);
        browser.driver().executeScript("arguments[0].scrollIntoView({block: 'center'})", search);
        search.sendKeys(option);
        browser.until("the option " + option, page -> {
            WebElement found = page.findElements(By.cssSelector(".el-select-dropdown__item")).stream()
                    .filter(each -> each.isDisplayed() && each.getText().contains(option))
                    .findFirst()
                    .orElse(null);
            return found != null && clicked(found);
        });
        search.sendKeys(Keys.ESCAPE);
        return this;
    }

    /** Ticks a box or a choice, once: a tick that is lost is a fault of the page. */
    DeskBrowser tick(String label) {
        browser.until("a box \"" + label + "\"", page -> {
            WebElement found = find(label, "field");
            return found != null && (found.isSelected() || clicked(found));
        });
        WebElement ticked = find(label, "field");
        assertThat(ticked != null && ticked.isSelected())
                .as("\"" + label + "\" stays ticked")
                .isTrue();
        return this;
    }

    /** Presses a button, also one that looks like one; waits until it can be pressed. */
    DeskBrowser press(String words) {
        return click(words, "button");
    }

    /** Follows a link in the content of the page. */
    DeskBrowser follow(String words) {
        return click(words, "link");
    }

    /** Goes to a page by the main menu. */
    DeskBrowser menu(String words) {
        return click(words, "menu");
    }

    /** Answers the open dialog, with a note if there is one, and waits until it is gone. */
    DeskBrowser confirm(String button, String note) {
        if (!note.isEmpty()) {
            browser.await(By.cssSelector(".el-dialog textarea")).sendKeys(note);
        }
        press(button);
        browser.until(
                "the dialog to be closed",
                page -> page.findElements(By.cssSelector(".el-overlay-dialog")).stream()
                        .noneMatch(WebElement::isDisplayed));
        return this;
    }

    /** Waits until the page shows a text. */
    DeskBrowser see(String text) {
        browser.awaitText(text);
        return this;
    }

    /** Waits until the app's refusal with this code is shown, and forgets that the browser complained of it. */
    DeskBrowser refused(String code) {
        WebElement box = browser.await(By.cssSelector(".problem[role=alert]"));
        assertThat(box.getText()).contains(code);
        quiet("/v1/desk/");
        return this;
    }

    /** Moves the simulated clock to a time of the office, {@code 2024-04-12T10:00}. */
    DeskBrowser advance(String to) {
        press("拨快").fill("拨到", to).press("拨快时钟");
        return see(to.replace('-', '/').replace("T", " "));
    }

    /** Whether a button of these words is offered now. */
    boolean offers(String words) {
        return find(words, "button") != null;
    }

    /** Types where the focus is. */
    DeskBrowser type(CharSequence... keys) {
        focused().sendKeys(keys);
        return this;
    }

    /** What has the focus. */
    WebElement focused() {
        return browser.driver().switchTo().activeElement();
    }

    /** Goes on with the tabulator until something has the focus, as somebody without a mouse does. */
    DeskBrowser tabTo(By where) {
        for (int steps = 0; steps < 80; steps++) {
            focused().sendKeys(Keys.TAB);
            if (browser.driver().findElements(where).contains(focused())) {
                return this;
            }
        }
        throw new AssertionError("the tabulator does not reach " + where);
    }

    /** Keeps the window as a picture for the documentation. */
    DeskBrowser illustrate(String name, String top) {
        browser.illustrate(name, By.cssSelector(top));
        return this;
    }

    /** Shows the pages in the other language. */
    DeskBrowser otherLanguage() {
        browser.await(By.cssSelector(".top button[lang]")).click();
        return this;
    }

    /** Keeps a picture of the page and requires what holds for each: see {@link Chromium#require}. */
    DeskBrowser require(String picture) {
        // Whoever is not signed in yet is told so by a refusal, which the browser may report late.
        boolean signedIn =
                !browser.driver().findElements(By.cssSelector(".top .who")).isEmpty();
        browser.require("desk-" + picture, said -> !signedIn && isRefusal(said, "/v1/desk/session"));
        return this;
    }

    /** Lets pass what the browser says of refused requests below an address, and of nothing else. */
    private void quiet(String address) {
        assertThat(browser.complaints()).allMatch(said -> isRefusal(said, address));
    }

    private static boolean isRefusal(String said, String address) {
        return said.contains(address) && said.contains("responded with a status of 4");
    }

    private DeskBrowser click(String words, String kind) {
        browser.until("a " + kind + " \"" + words + "\"", page -> {
            WebElement found = find(words, kind);
            return found != null && found.isEnabled() && clicked(found);
        });
        return this;
    }

    private void on(String label, String kind, Consumer<WebElement> act) {
        browser.until("a " + kind + " \"" + label + "\"", page -> {
            WebElement found = find(label, kind);
            return found != null
                    && found.isEnabled()
                    && held(() -> {
                        act.accept(found);
                        return true;
                    });
        });
    }

    private @Nullable WebElement find(String words, String kind) {
        return NamedElement.find(browser.driver(), words, kind);
    }

    private boolean clicked(WebElement found) {
        return held(() -> {
            browser.driver().executeScript("arguments[0].scrollIntoView({block: 'center'})", found);
            found.click();
            return true;
        });
    }

    /** Whether an act reached its element; one that is just being drawn anew or moved is tried again. */
    private static boolean held(Supplier<Boolean> act) {
        try {
            return act.get();
        } catch (StaleElementReferenceException | ElementNotInteractableException moving) {
            return false;
        }
    }
}
