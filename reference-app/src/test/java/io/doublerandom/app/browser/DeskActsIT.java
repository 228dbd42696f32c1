package io.doublerandom.app.browser;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.Timeout;
import org.openqa.selenium.By;

/** What an office does after its year's plan is published, as its people do it: by the pages of the desk. */
@Timeout(value = 600, unit = TimeUnit.SECONDS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class DeskActsIT extends OverTheDemo {
    private static DeskBrowser desk;
    private static DeskFacts facts;
    private static String plan = "";

    @BeforeAll
    static void playTheDemo() throws Exception {
        facts = new DeskFacts(browser);
        desk = site.desk(browser).as("planner");
        plan = facts.text("/v1/desk/plans?year=2024", "/plans/0/no");
    }

    @Test
    @Order(1)
    void plan_publishedAndAmended_bothVersionsPublic() {
        desk.as("planner").open("/plans/" + plan).press("调整计划");
        desk.require("amend-asked-1366");
        desk.press("建立下一版草稿").see("请写明理由");
        desk.confirm("建立下一版草稿", "汛期安全，改期检查").see("第 3 版").see("草稿");
        desk.press("修改第 3 行").fill("抽查对象范围", "全市范围内改期后的对象").press("放进草稿");
        desk.see("有未保存的改动");
        desk.require("amend-edited-1366");
        desk.press("保存草稿").see("已保存");

        desk.as("leader").open("/plans/" + plan).press("退回").press("退回").see("请写明理由");
        desk.confirm("退回", "范围写得不清楚").see("已退回");
        desk.as("planner").open("/plans/" + plan).see("范围写得不清楚");
        desk.require("plan-returned-1366");
        browser.resize(DeskBrowser.PHONE);
        desk.require("plan-returned-390");

        desk.as("leader").open("/plans/" + plan).press("审批").see("编写人：计划员。");
        desk.confirm("审批通过", "").see("已审批");
        desk.as("office").open("/plans/" + plan).press("公布");
        desk.confirm("公布", "").see("已公布");
        desk.require("amended-1366");

        desk.visit("/plans/" + plan, DeskBrowser.DESK).see("汛期安全，改期检查").see("全市范围内改期后的对象");
        browser.require("desk-amended-public-1366");
    }

    @Test
    @Order(2)
    void plan_editedByTwo_secondIsToldAndCompares() {
        desk.as("planner").open("/plans/" + plan).press("调整计划");
        desk.confirm("建立下一版草稿", "两人同时修改的演练").see("第 4 版");
        desk.press("修改第 4 行").fill("抽查对象范围", "第一个人的范围").press("放进草稿");
        desk.see("有未保存的改动");

        try (Chromium elsewhere = Chromium.start()) {
            DeskBrowser other = site.desk(elsewhere).as("planner").open("/plans/" + plan);
            other.press("修改第 5 行").fill("抽查对象范围", "第二个人的范围").press("放进草稿");
            other.press("保存草稿").see("已保存");
        }
        desk.press("保存草稿").refused("DR-0504").see("您填写的内容还在");
        desk.require("conflict-1366");
        desk.press("再试一次").see("本机存有一份旧修订号的改动");
        assertThat(browser.await(By.cssSelector("section.banner table")).getText())
                .contains("第一个人的范围", "第二个人的范围");
        desk.require("compare-1366");
        browser.resize(DeskBrowser.PHONE);
        desk.require("compare-390");
        browser.resize(DeskBrowser.DESK);
        desk.press("用我的改动继续").press("保存草稿").see("已保存");
        assertThat(facts.ask("/v1/desk/plans/" + plan).toString()).contains("第一个人的范围");
    }

    @Test
    @Order(3)
    void result_publishedAndCorrected_reviewedAgainAndSeenInPublic() {
        String result = published();
        desk.as("inspector").open("/results/" + result).press("更正");
        desk.confirm("开始更正", "漏记了现场情况");
        desk.fill("情况说明", "更正：补记现场情况").press("提交更正").see("第 2 版").see("待审核");
        desk.require("corrected-1366");
        desk.as("reviewer").open("/results/" + result).see("更正前的版本").press("审核通过");
        desk.confirm("审核通过", "").see("已审核");
        assertThat(published(result))
                .as("until it is published the first version stands")
                .doesNotContain("-2");

        // The leader declines to withhold it, with a reason that the office reads.
        desk.as("office").open("/results/" + result).follow("检查结果 第 2 版").press("申请不公示");
        desk.choose("依据", "商业秘密").confirm("申请", "企业称涉及配方").see("拟不公示");
        String notice = browser.driver().getCurrentUrl().replaceAll(".*/", "");
        desk.as("leader").open("/notices/" + notice).press("不同意");
        desk.press("不同意").see("请写明理由");
        desk.confirm("不同意", "公示内容不含配方").see("待公示");
        desk.as("office").open("/notices/" + notice).see("公示内容不含配方").press("公示").see("已公开的内容");
        desk.require("corrected-notice-1366");
        desk.open("/results/" + result).see("更正前的版本");
        assertThat(published(result)).as("the correction is public").isNotEmpty();
        desk.visit("/results/" + result, DeskBrowser.DESK).see("公示编号");
        assertThat(browser.driver().findElement(By.tagName("main")).getText()).contains(notice);
        browser.require("desk-corrected-public-1366");
    }

    @Test
    @Order(4)
    void disposal_decidedAndClosedWithProof_thenWithheldOnItsGround() {
        String result = published();
        desk.as("inspector").open("/results/" + result).press("＋ 决定处置");
        desk.choose("处置", "责令改正").fill("文书号", "示例责改〔2024〕9号").press("决定");
        browser.until(
                "the disposal",
                page -> page.findElements(By.cssSelector(".gates a[href*='/disposals/']")).stream()
                        .anyMatch(link -> link.getText().contains("责令改正")));
        desk.require("decided-1366");
        desk.follow("责令改正").see("已决定").press("办结");
        desk.require("close-disposal-1366");
        desk.fill("文书、案件或回执编号", "示例复查〔2024〕9号").choose("复查结果", "通过");
        browser.await(By.cssSelector("form.card button.primary")).click();
        desk.see("已完结").see("复查通过");
        desk.require("closed-disposal-1366");
        String disposal = browser.driver().getCurrentUrl().replaceAll(".*/", "");

        desk.as("office").open("/notices?kind=DISPOSAL&state=PENDING");
        String notice = "";
        for (var row : facts.ask("/v1/desk/notices?kind=DISPOSAL&state=PENDING&limit=200")
                .path("notices")) {
            if (row.path("ref").asText().equals(disposal)) {
                notice = row.path("id").asText();
            }
        }
        assertThat(notice).as("the notice of the closed disposal").isNotEmpty();
        desk.open("/notices/" + notice).press("申请不公示");
        desk.choose("依据", "个人隐私");
        desk.require("withhold-1366");
        desk.confirm("申请", "涉及经营者住所").see("拟不公示");
        desk.as("leader").open("/notices/" + notice).press("同意不公示");
        desk.confirm("同意", "").see("依法不公示").see("个人隐私");
        desk.require("withheld-1366");
        assertThat(site.ask("/v1/notices?kind=DISPOSAL&limit=200").toString()).doesNotContain(disposal);
    }

    @Test
    @Order(5)
    void bulletin_previewedAndPublished_hasItsPublicPage() {
        desk.as("office").open("/bulletins").fill("标题", "十月情况通报").press("预览").see("摘要");
        desk.require("bulletin-preview-1366");
        desk.press("发布所预览的通报").see("已发布");
        desk.require("bulletin-1366");
        desk.visit("/bulletins", DeskBrowser.DESK);
        browser.await(By.partialLinkText("十月情况通报")).click();
        desk.see("分部门");
        browser.require("desk-bulletin-public-1366");
    }

    @Test
    @Order(6)
    void clock_movedOnByTheDesk_saidInPublic() {
        desk.as("office").open("/").press("拨快");
        desk.require("clock-1366");
        desk.press("+1 天").press("拨快时钟").see("2024/10/10");
        desk.visit("/", DeskBrowser.DESK).see("模拟时钟");
        assertThat(browser.driver().findElement(By.tagName("body")).getText()).contains("2024-10-10");
        desk.as("auditor").open("/");
        browser.await(By.cssSelector(".clock-bar"));
        assertThat(browser.driver().findElement(By.cssSelector(".clock-bar")).getText())
                .doesNotContain("拨快");
    }

    /** A result that is public and found a problem. */
    private static String published() {
        return facts.text("/v1/desk/results?state=PUBLISHED&problem=true&limit=1", "/results/0/id");
    }

    /** The notice a result is public by. */
    private static String published(String result) {
        return site.ask("/v1/results/" + result).path("notice").asText();
    }
}
