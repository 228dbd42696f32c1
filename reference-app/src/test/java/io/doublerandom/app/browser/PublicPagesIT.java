package io.doublerandom.app.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.doublerandom.app.AmendedPlan;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.openqa.selenium.By;
import org.openqa.selenium.Dimension;
import org.openqa.selenium.Keys;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.support.ui.Select;

/** What the public sees of the demo's year, on a phone and on an office screen, in Chinese and in English. */
@Timeout(value = 600, unit = TimeUnit.SECONDS)
class PublicPagesIT extends OverTheDemo {
    private static final Dimension DESK = new Dimension(1366, 768);
    private static final Dimension PHONE = new Dimension(390, 844);

    /** A test that failed, perhaps in English, must not be the fault of the next. */
    @BeforeEach
    void beginInChinese() {
        browser.open(site.page("/licenses.txt"), DESK);
        browser.driver().executeScript("localStorage.clear();");
        browser.complaints();
    }

    /**
     * A page.
     *
     * @param name of its pictures
     * @param path its address
     * @param zh what it says in Chinese once everything is there
     * @param en what it says in English
     */
    record Page(String name, String path, String zh, String en) {
        /** Whether the app refuses what such a page asks. */
        boolean refused() {
            return path.contains("nothing") || path.contains("year=1");
        }
    }

    static List<Page> pages() {
        String code = site.ask("/v1/notices?kind=DISPOSAL&limit=1")
                .at("/notices/0/fields/subjectCode")
                .asText();
        String problem = site.ask("/v1/subjects/" + code).at("/results/0/id").asText();
        JsonNode draw = site.ask("/v1/draws?state=REVEALED&limit=1").at("/draws/0");
        String hash = draw.path("headerHash").asText();
        String plan = site.ask("/v1/plans").at("/plans/0/no").asText();
        List<Page> pages = new ArrayList<>(List.of(
                new Page("home", "/", "演练", "Rehearsal"),
                new Page("plans", "/plans", "有调整", "changed"),
                new Page("plan", "/plans/" + plan, AmendedPlan.REASON, "Changes (计划调整)"),
                new Page("tasks", "/tasks", "已公告的任务", "Announced tasks"),
                new Page("task", "/tasks/" + draw.path("task").asText(), "项检查结果", "results published"),
                new Page("draws", "/draws", "封存中", "sealed"),
                new Page("draw-revealed", "/draws/" + hash, "抽中名单", "The drawn list"),
                new Page("draw-sealed", "/draws/" + site.sealed(), "2099-05-06 09:00", "The list is sealed until"),
                new Page("draw-committed", "/draws/" + site.committed(), "尚未抽取", "nothing is drawn yet"),
                new Page("results", "/results?outcome=NO_PROBLEM", "有限公司", "有限公司"),
                new Page("result", "/results/" + problem, "后续处置", "What followed"),
                new Page("subject-drawn", "/subjects/" + code, "已被抽中", "It was drawn"),
                new Page("subject-not-drawn", "/subjects/" + notDrawn(code), "没有被抽中", "was not drawn"),
                new Page("subject-unknown", "/subjects/91110000600037341L", "都没有这个代码", "No pool of a published"),
                new Page("search", "/search?q=" + encoded("湛江"), "请选择", "choose one"),
                new Page("search-none", "/search?q=" + encoded("没有这家"), "没有找到", "No name begins"),
                new Page("bulletins", "/bulletins", "通报", "Bulletins"),
                new Page("bulletin", "/bulletins/" + bulletin(), "分部门", "By authority"),
                new Page("no-such-number", "/tasks/nothing", "没有找到", "Not found"),
                new Page("no-page", "/nothing", "没有这个页面", "There is no such page"),
                new Page("empty", "/results?task=nothing", "没有符合条件", "No published result"),
                new Page("refused", "/plans?year=1", "没有载入成功", "could not be loaded")));
        return pages;
    }

    @ParameterizedTest
    @MethodSource("pages")
    void publicPage_everySizeAndLanguage_readableAccessibleAndWithoutComplaints(Page page) {
        for (Dimension size : List.of(PHONE, DESK)) {
            browser.open(site.page(page.path()), size);
            browser.awaitText(page.zh());
            require(page, page.name() + "-" + size.getWidth());

            browser.await(By.cssSelector("button.language")).click();
            browser.awaitText(page.en());
            require(page, page.name() + "-en-" + size.getWidth());
            browser.await(By.cssSelector("button.language")).click();
        }
    }

    private static void require(Page page, String picture) {
        browser.picture("public-" + picture);
        assertThat(browser.overhang()).as("pixels beside the window").isZero();
        assertThat(browser.accessibilityFaults(Chromium.AXE)).isEmpty();
        // Of an answer of 404 or 400 Chromium itself complains, and some pages are about just that.
        assertThat(browser.complaints())
                .filteredOn(said -> !page.refused() || !said.contains("responded with a status of 40"))
                .isEmpty();
    }

    @Test
    void search_aNameThenItsResult_backLeadsToTheSearch() {
        JsonNode subject = site.ask("/v1/results?limit=1").at("/results/0/subject");
        String name = subject.path("name").asText();
        browser.open(site.page("/"), DESK);
        browser.await(By.id("q")).sendKeys(name + Keys.ENTER);
        browser.awaitText("已被抽中");
        assertThat(browser.driver().getCurrentUrl())
                .endsWith("/subjects/" + subject.path("code").asText());
        assertThat(browser.driver().getTitle()).startsWith(name);

        browser.driver().navigate().back();
        browser.awaitText("查一查");

        browser.await(By.id("q")).sendKeys("湛江示例" + Keys.ENTER);
        browser.awaitText("请选择");
        String address = browser.driver().getCurrentUrl();
        browser.await(By.cssSelector(".list a")).click();
        browser.awaitText("已被抽中");
        browser.driver().navigate().back();
        browser.awaitText("请选择");
        assertThat(browser.driver().getCurrentUrl()).isEqualTo(address);
    }

    @Test
    void list_filteredAndTurned_keepsBothInItsAddress() {
        browser.open(site.page("/results"), DESK);
        browser.awaitText("下一页");
        new Select(browser.await(By.name("outcome"))).selectByValue("NO_PROBLEM");
        browser.awaitUrl("outcome=NO_PROBLEM");
        browser.awaitText("下一页");
        String first = browser.await(By.cssSelector("td a")).getText();
        browser.await(By.cssSelector("a[rel=next]")).click();
        browser.awaitUrl("after=");
        browser.awaitText("回到第一页");
        assertThat(browser.driver().getCurrentUrl()).contains("outcome=NO_PROBLEM");
        assertThat(browser.await(By.cssSelector("td a")).getText()).isNotEqualTo(first);

        // The address alone shows the same page to whoever is given it.
        String shared = browser.driver().getCurrentUrl();
        String there = browser.await(By.cssSelector("td a")).getText();
        browser.open(shared, DESK);
        browser.awaitText("回到第一页");
        assertThat(browser.await(By.cssSelector("td a")).getText()).isEqualTo(there);
        assertThat(new Select(browser.await(By.name("outcome")))
                        .getFirstSelectedOption()
                        .getAttribute("value"))
                .isEqualTo("NO_PROBLEM");

        new Select(browser.await(By.name("outcome"))).selectByValue("");
        browser.awaitUrl("/results");
        assertThat(browser.driver().getCurrentUrl()).doesNotContain("after=", "outcome=");
    }

    @Test
    void back_toALongList_whereTheReaderWas() {
        browser.open(site.page("/results"), PHONE);
        browser.awaitText("下一页");
        WebElement last = browser.driver().findElements(By.cssSelector("td a")).get(40);
        browser.driver().executeScript("arguments[0].scrollIntoView({block: 'center'})", last);
        long scrolled = browser.scrolled();
        assertThat(scrolled).isGreaterThan(2000);
        last.click();
        browser.awaitText("公示编号");
        assertThat(browser.scrolled()).isLessThan(400);
        browser.driver().navigate().back();
        browser.awaitText("下一页");
        browser.awaitScrolled(scrolled);
    }

    @Test
    void keyboard_skipLinkAndSections_leadToTheContent() {
        browser.open(site.page("/draws"), DESK);
        browser.awaitText("名录固定");
        browser.driver().switchTo().activeElement().sendKeys(Keys.TAB);
        assertThat(browser.driver().switchTo().activeElement().getText()).isEqualTo("跳到正文");
        browser.driver().switchTo().activeElement().sendKeys(Keys.ENTER);
        assertThat(browser.driver().switchTo().activeElement().getAttribute("id"))
                .isEqualTo("main");
    }

    @Test
    void print_ofABulletin_leavesOutWhatIsForTheScreen() {
        browser.open(site.page("/bulletins/" + bulletin()), DESK);
        browser.awaitText("分部门");
        browser.media("print");
        try {
            assertThat(browser.driver().findElement(By.cssSelector("header")).isDisplayed())
                    .isFalse();
            assertThat(browser.driver().findElement(By.cssSelector("table")).isDisplayed())
                    .isTrue();
            browser.picture("print-bulletin");
        } finally {
            browser.media("");
        }
    }

    private static String bulletin() {
        return site.ask("/v1/bulletins").at("/bulletins/0/id").asText();
    }

    /** A subject of a published pool that no published list has. */
    private static String notDrawn(String drawn) {
        try {
            String hash = site.ask("/v1/draws?state=REVEALED&limit=1")
                    .at("/draws/0/headerHash")
                    .asText();
            for (String code : java.nio.file.Files.readAllLines(
                    site.demo().resolve("data/public").resolve(hash).resolve("pool.csv"))) {
                if (!code.equals(drawn)
                        && site.ask("/v1/subjects/" + code)
                                .path("standing")
                                .asText()
                                .equals("NOT_DRAWN")) {
                    return code;
                }
            }
            throw new AssertionError("everybody was drawn");
        } catch (java.io.IOException failed) {
            throw new java.io.UncheckedIOException(failed);
        }
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
