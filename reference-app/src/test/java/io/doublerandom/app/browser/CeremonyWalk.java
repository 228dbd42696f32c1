package io.doublerandom.app.browser;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.openqa.selenium.By;
import org.openqa.selenium.Keys;

/** The ceremony of a draw as its parties walk it: each signs in, keeps its nonce as it likes, commits and opens. */
final class CeremonyWalk {
    private static final String AFTER_THE_PAUSE = "2024-03-01T08:45";
    private static final String DICE = "51233323355131333313";

    private final DeskBrowser desk;
    private final Chromium browser;
    private final Path downloads;

    /** What each party wrote down. */
    private final Map<String, String> nonces = new HashMap<>();

    private String draw = "";

    CeremonyWalk(DeskBrowser desk, Path downloads) {
        this.desk = desk;
        this.browser = desk.chromium();
        this.downloads = downloads;
    }

    /** Decides the terms, passes the gates and freezes. */
    void prepare(String task) {
        desk.as("office").menu("抽查任务").follow(task).press("抽取准备").see("前置条件").see("未满足");
        desk.require("draw-gates-closed");
        desk.tick("联席会议办公室").tick("纪检监察").tick("公证员");
        desk.press("＋ 公共值").fill("来源", "现场掷骰 20").tick("检查前培训已做");
        desk.fill("培训日期", "2024-02-28").fill("参加人数", "12").fill("说明", "演示培训");
        desk.press("记下安排");
        browser.until("open gates", page -> !page.getPageSource().contains("未满足"));
        desk.require("draw-gates-open");
        freeze("冻结名录", true);
    }

    private void freeze(String button, boolean asked) {
        desk.press(button);
        if (asked) {
            desk.press("冻结并公布承诺");
        }
        desk.see("二、承诺").see("尚未承诺");
        draw = Objects.requireNonNull(browser.driver().getCurrentUrl()).replaceAll(".*/", "");
    }

    private void go(String user) {
        desk.as(user).open("/draws/" + draw).see("抽取仪式");
    }

    /** The notary does not come: the attempt is voided, somebody else approves another one, and both stay visible. */
    void voidTheFirstAttempt() {
        String first = draw;
        desk.press("作废").see("永远可见").confirm("作废", "公证员未到场").see("已作废").see("公证员未到场");
        desk.require("draw-voided");
        go("leader");
        desk.press("审批重抽").confirm("审批通过", "公证员改日到场，同意重抽").see("重抽已审批");
        go("office");
        desk.press("再次冻结");
        browser.until(
                "another attempt", page -> !String.valueOf(page.getCurrentUrl()).contains(first));
        desk.see("第 2 次").see("尚未承诺").see("取代作废的");
        draw = Objects.requireNonNull(browser.driver().getCurrentUrl()).replaceAll(".*/", "");
        desk.menu("抽取").see("已作废").see("待承诺").require("draws");
        desk.visit("/draws", DeskBrowser.DESK).see("演练");
        browser.require("public-draws");
        desk.visit("/draws/" + first, DeskBrowser.PHONE).see("本次抽取已作废").see("公证员未到场");
        browser.require("public-draw-voided-390");
    }

    /** Commitments, openings, the public value read back, and the draw. */
    String commitOpenAndDraw() throws IOException {
        go("office");
        desk.press("在浏览器里产生").see("校验字");
        String word = browser.await(By.cssSelector("[data-test=check-word]")).getText();
        desk.press("下载保存").see("已下载");
        desk.fill("输入校验字", "AAAA-AAAA").press("发出承诺").see("校验字与屏幕上的不同");
        desk.require("draw-commit").illustrate("ceremony", "body");
        desk.fill("输入校验字", word).press("发出承诺");
        committed(1);
        commitWithDice();
        commitByKeyboard();
        open();
        readTheValue();
        go("office");
        browser.await(By.xpath("//button[normalize-space()='抽取']")).click();
        desk.see("种子").see("核验结论");
        return draw;
    }

    private void committed(int parties) {
        browser.until(
                parties + " commitments",
                page -> page.findElements(By.cssSelector(".ceremony > li:nth-child(2) > .gates .code"))
                                .size()
                        == parties);
    }

    private void commitWithDice() {
        go("discipline");
        desk.press("用骰子").fill("掷 100 次以上", "123").press("用这些点数").see("需要至少 100 个");
        desk.fill("掷 100 次以上", "1234561234 ".repeat(10)).press("用这些点数").see("校验字");
        keepNonce("discipline");
        desk.fill(
                "输入校验字", browser.await(By.cssSelector("[data-test=check-word]")).getText());
        desk.press("发出承诺");
        committed(2);
    }

    private void commitByKeyboard() {
        go("notary");
        desk.tabTo(By.xpath("//button[contains(., '在浏览器里产生')]"));
        desk.type(Keys.ENTER);
        desk.see("校验字");
        keepNonce("notary");
        String word = browser.await(By.cssSelector("[data-test=check-word]")).getText();
        desk.tabTo(By.cssSelector(".own input"));
        desk.type(word, Keys.ENTER);
        committed(3);
        desk.require("draw-committed");
    }

    private void keepNonce(String party) {
        nonces.put(
                party,
                browser.await(By.cssSelector("[data-test=nonce]")).getText().replaceAll("\\s", ""));
    }

    private void open() throws IOException {
        go("office");
        desk.attach("或选择您下载的文件", slip()).see("与您的承诺一致").press("揭示");
        opened(1);
        go("discipline");
        desk.fill("输入您保存的随机数", kept("notary")).see("与您的承诺不一致");
        assertThat(browser.await(By.xpath("//button[normalize-space()='揭示']")).isEnabled())
                .as("a nonce that was not committed to cannot be opened")
                .isFalse();
        desk.attach("或选择您下载的文件", slip()).see("不是本次抽取、本参与方");
        desk.require("draw-open-wrong");
        desk.fill("输入您保存的随机数", kept("discipline")).see("与您的承诺一致").press("揭示");
        opened(2);
        go("notary");
        desk.fill("输入您保存的随机数", kept("notary")).press("揭示");
        opened(3);
    }

    private String kept(String party) {
        return Objects.requireNonNull(nonces.get(party), party);
    }

    private void opened(int parties) {
        browser.until(
                parties + " openings",
                page -> page.findElements(By.cssSelector(".ceremony > li:nth-child(3) > .gates .code"))
                                .size()
                        == parties);
    }

    private Path slip() throws IOException {
        try (Stream<Path> files = Files.list(downloads)) {
            return files.filter(file -> file.getFileName().toString().matches("nonce-office-.*\\.txt"))
                    .findFirst()
                    .orElseThrow(() -> new AssertionError("the slip was not downloaded"));
        }
    }

    /** Too early, then typed, then read back wrong, then right. */
    private void readTheValue() {
        go("office");
        desk.fill("公共值，照公布的原样", DICE).press("录入").refused("DR-");
        desk.advance(AFTER_THE_PAUSE).fill("公共值，照公布的原样", DICE).press("录入").see("等另一人复读");
        go("notary");
        desk.fill("公共值，照公布的原样", DICE.replace('5', '6')).press("复读").refused("DR-");
        desk.require("draw-read-back");
        desk.fill("公共值，照公布的原样", DICE).press("复读").see("两人一致");
    }

    /** The draw is signed and logged before its first frame; the replay ends, and goes on after a reload. */
    void replay(String hash) {
        desk.see("核验结论").require("draw-drawn");
        desk.as("auditor").open("/draws/" + hash).press("▶ 按日志回放").see("展示完毕");
        desk.require("draw-replay").illustrate("replay", ".replay");
        browser.motion(true);
        desk.visit("/desk/draws/" + hash + "/show", DeskBrowser.DESK).see("已展示 1 ");
        browser.driver().navigate().refresh();
        desk.see("已展示 1 ").press("跳过动画").see("展示完毕");
        browser.motion(false);
        desk.require("draw-presenter");
        desk.visit("/desk/draws/" + hash + "/show", DeskBrowser.PHONE).see("展示完毕");
        desk.require("draw-presenter-390");
    }

    /** Publishes the evidence; who may read the log takes the whole of it along. */
    void publish() {
        go("office");
        desk.press("公布抽取证据").see("名单已公布").require("draw-published");
    }
}
