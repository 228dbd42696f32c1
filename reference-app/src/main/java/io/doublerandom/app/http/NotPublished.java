package io.doublerandom.app.http;

import io.doublerandom.core.DoubleRandomException;
import io.doublerandom.core.ErrorCode;
import io.doublerandom.core.Place;
import io.doublerandom.core.Problem;
import java.util.regex.Pattern;

/** Why a public address has nothing to show of the one thing asked for, and where those are that can be seen. */
final class NotPublished {
    /** What is repeated of an address; anything else stays unsaid. */
    private static final Pattern PLAIN = Pattern.compile("[A-Za-z0-9._-]{1,64}");

    private NotPublished() {}

    static DoubleRandomException plan(Object no) {
        return thing("no", "年度计划", "annual plan", no, "/v1/plans");
    }

    static DoubleRandomException task(Object no) {
        return thing("no", "抽查任务", "task", no, "/v1/tasks");
    }

    static DoubleRandomException draw(Object hash) {
        return thing("hash", "抽取", "draw", hash, "/v1/draws");
    }

    /** The draw is public, but no list of the keys that sign it is. */
    static DoubleRandomException keys(Object hash) {
        String draw = "/v1/draws/" + hash;
        return refused(
                "hash",
                "抽取" + shown(hash) + " 没有公布可信密钥清单：尚未签名，或没有签名；详情见 " + draw,
                "no list of keys is published of draw" + shown(hash) + ": it is not signed, or not yet; see " + draw);
    }

    static DoubleRandomException checkpoint() {
        return refused(
                "checkpoint",
                "日志还没有签署过检查点：第一次冻结抽取时签署",
                "no checkpoint of the log was signed yet: the first is, when a draw is frozen");
    }

    static DoubleRandomException result(Object id) {
        return thing("id", "检查结果", "result", id, "/v1/results");
    }

    static DoubleRandomException bulletin(Object id) {
        return thing("id", "通报", "bulletin", id, "/v1/bulletins");
    }

    private static DoubleRandomException thing(String field, String zh, String en, Object asked, String list) {
        return refused(
                field,
                "没有公布的" + zh + shown(asked) + "；已公布的列在 " + list,
                "no " + en + shown(asked) + " is published; those that are stand in " + list);
    }

    private static DoubleRandomException refused(String field, String zh, String en) {
        return new DoubleRandomException(
                new Problem(ErrorCode.NOT_FOUND, new Place(Asked.SOURCE, 0, field, 0), zh + " / " + en));
    }

    private static String shown(Object asked) {
        String text = asked.toString();
        return PLAIN.matcher(text).matches() ? " " + text : "";
    }
}
