package io.doublerandom.app.browser;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.openqa.selenium.By;
import org.openqa.selenium.Keys;
import org.openqa.selenium.WebElement;

/** From a figure to its rows and from a row to what it is about; and the same pages without a mouse. */
@Timeout(value = 300, unit = TimeUnit.SECONDS)
class DeskReadingIT extends OverTheDemo {
    private static final int PAGE = 50;

    private static DeskBrowser desk;
    private static DeskFacts facts;

    @BeforeAll
    static void playTheDemo() throws Exception {
        facts = new DeskFacts(browser);
        desk = site.desk(browser).as("planner");
    }

    /** A number on the page of the targets: where it leads, and what it says. */
    record Figure(String address, int number) {}

    @ParameterizedTest
    @ValueSource(strings = {"", "?year=2024&authority=440800-FIRE"})
    void targets_eachNumber_leadsToAsManyRows(String query) {
        desk.open("/targets" + query).see("KPI-8");
        List<Figure> figures = new ArrayList<>();
        for (WebElement link : browser.driver().findElements(By.cssSelector("td.number a"))) {
            figures.add(new Figure(
                    String.valueOf(link.getDomProperty("href")),
                    Integer.parseInt(link.getText().replace(",", ""))));
        }
        assertThat(figures).as("three numbers of each of seven").hasSize(21);
        for (Figure figure : figures) {
            browser.open(figure.address(), DeskBrowser.DESK);
            String said =
                    browser.await(By.cssSelector(".result strong")).getText().replace(",", "");
            assertThat(said).as(figure.toString()).isEqualTo(String.valueOf(figure.number()));
            assertThat(browser.driver().findElements(By.cssSelector("tbody tr")))
                    .as(figure.toString())
                    .hasSize(Math.min(figure.number(), PAGE));
        }
        assertThat(browser.complaints()).isEmpty();
    }

    /** No ceremony at this desk has made the draws of the demo: the desk has no page of them. */
    @Test
    void assignment_ofTheDemo_leadsToThePublicPageOfItsDraw() {
        desk.open("/assignments/" + facts.text("/v1/desk/assignments?limit=1", "/assignments/0/id"));
        WebElement link = browser.await(By.cssSelector("dd a[href^='/draws/']"));
        assertThat(link.getText()).contains("公众看到的页面");
        link.click();
        browser.awaitUrl("/draws/");
        desk.see("抽中名单").see("下载可信密钥清单");
        assertThat(browser.complaints()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "KPI-1,/items?code=",
        "KPI-2,/tasks/",
        "KPI-3,/inspectors?authority=",
        "KPI-4,/assignments/",
        "KPI-5,/assignments/",
        "KPI-6,/items?code=",
        "KPI-8,/results/"
    })
    void row_ofEachTarget_leadsToWhatItIsAbout(String code, String address) {
        desk.open("/targets/" + code + "?year=2024&part=denominator");
        WebElement row = browser.await(By.cssSelector("tbody a"));
        String label = row.getText();
        row.click();
        browser.awaitUrl("/desk" + address);
        desk.see(label);
        assertThat(browser.driver().findElements(By.cssSelector(".problem"))).isEmpty();
        if (address.contains("items")) {
            browser.until(
                    "one item",
                    page -> page.findElements(By.cssSelector("tbody tr")).size() == 1);
        }
        browser.driver().navigate().back();
        desk.see("指标名单 " + code);
    }

    @Test
    void tab_fromTheTop_reachesMenuFiltersAndRowsAndIsSeen() {
        desk.open("/subjects").see("共");
        List<String> stops = new ArrayList<>();
        for (int press = 0; press < 60; press++) {
            WebElement at = focused();
            at.sendKeys(Keys.TAB);
            WebElement now = focused();
            assertThat(now.getCssValue("outline-style"))
                    .as("focus on " + now.getTagName() + " " + now.getText())
                    .isNotEqualTo("none");
            stops.add(place(now));
            if (stops.contains("row")) {
                break;
            }
        }
        assertThat(stops).containsSubsequence("skip", "menu", "filter", "table", "row");
        assertThat(stops.indexOf("filter")).isLessThan(stops.indexOf("table"));
    }

    @Test
    void skipLink_pressed_leadsPastTheMenu() {
        desk.open("/subjects").see("共");
        focused().sendKeys(Keys.TAB);
        assertThat(place(focused())).isEqualTo("skip");
        focused().sendKeys(Keys.ENTER);
        browser.until(
                "the content to have the focus", page -> "main".equals(focused().getDomAttribute("id")));
        focused().sendKeys(Keys.TAB);
        assertThat(focused().findElements(By.xpath("ancestor::main")))
                .as("the focus on " + focused().getText())
                .isNotEmpty();
    }

    @Test
    void dialog_openedByKey_keepsTheFocusAndGivesItBack() {
        String plan = facts.text("/v1/desk/plans?year=2024", "/plans/0/no");
        desk.open("/plans/" + plan).see("调整计划");
        WebElement opener = browser.driver().findElement(By.cssSelector(".head .acts button"));
        opener.sendKeys(Keys.ENTER);
        browser.until("the focus in the dialog", page -> place(focused()).equals("dialog"));
        for (int press = 0; press < 8; press++) {
            focused().sendKeys(Keys.TAB);
            assertThat(place(focused())).as("after %d tabs", press + 1).isEqualTo("dialog");
        }
        focused().sendKeys(Keys.ESCAPE);
        browser.until("the focus where it was", page -> focused().equals(opener));
    }

    private static WebElement focused() {
        return browser.driver().switchTo().activeElement();
    }

    private static String place(WebElement element) {
        return String.valueOf(browser.driver()
                .executeScript(
                        "const at = arguments[0]; const within = where => at.closest(where) !== null;"
                                + "return within('.skip') ? 'skip' : within('nav') ? 'menu' : within('.el-dialog, .el-overlay') ? 'dialog'"
                                + ": within('.filters') ? 'filter' : within('td') ? 'row' : at.matches('.scroll') ? 'table' : at.tagName;",
                        element));
    }
}
