package io.doublerandom.core.draw;

/** The named checks of a substitution round (替换核验项), in the order in which they are made and printed. */
public enum SubstitutionCheckName {
    /** The base draw holds, and so do the rounds before. */
    BASE("base draw and earlier rounds", "基准抽取与前轮替换"),
    /** Exactly the files of one projection are there, as bounded regular files. */
    FILES("files of the projection", "证据包文件"),
    /** Both documents are in canonical form. */
    CANONICAL("canonical documents", "规范化文档"),
    /** Both documents have exactly their members, each in its range. */
    MEMBERS("members and ranges", "成员与取值范围"),
    /** The log allowed substitutions before the draw. */
    PERMISSION("permission", "替换准许"),
    /** The batch is that of the next round, and the result names it. */
    BATCH("batch", "替换批次"),
    /** The requests have their root and may be made. */
    REQUESTS("requests", "替换申请"),
    /** The link leads to the one before, or to the end of the chain. */
    LINK("link", "链环"),
    /** The public values are those of the batch, in their one form. */
    BEACONS("beacons", "公共随机值"),
    /** The seed follows from draw, requests, link and public values. */
    SEED("seed", "种子"),
    /** The substitutes are those with the smallest tickets among the never drawn. */
    SUBSTITUTES("substitutes", "替换对象"),
    /** The list of new subjects has its root and agrees with the substitutes. */
    PUBLIC_LIST("public list", "公示名单"),
    /** The teams of the new subjects follow. */
    TEAMS("teams", "检查组"),
    /** The inspectors in the seats of replaced ones follow. */
    SEATS("seats", "替换席位"),
    /** The steps stand in the audit log, in order and in time. */
    LOG("log order and times", "日志顺序与时间");

    private final String titleEn;
    private final String titleZh;

    SubstitutionCheckName(String titleEn, String titleZh) {
        this.titleEn = titleEn;
        this.titleZh = titleZh;
    }

    /** The name in English, as the protocol has it. */
    public String titleEn() {
        return titleEn;
    }

    /** The name in Chinese. */
    public String titleZh() {
        return titleZh;
    }
}
