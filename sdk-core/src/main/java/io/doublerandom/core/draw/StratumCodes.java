package io.doublerandom.core.draw;

import java.util.List;

/** Reads the codes of a stratum key {@code a|b|…} by a plan's attributes. */
final class StratumCodes {
    private final DrawPlan plan;
    private final int unit;
    private final int ratio;

    StratumCodes(DrawPlan plan) {
        this.plan = plan;
        this.unit = plan.attributes().indexOf(plan.unit());
        this.ratio = plan.attributes().indexOf(plan.ratio().by());
    }

    /** What keeps a plan from drawing this stratum; empty if nothing does. */
    String fault(String key) {
        List<String> codes = split(key);
        if (codes.size() != plan.attributes().size()) {
            return "has " + codes.size() + " codes for " + plan.attributes().size() + " attributes";
        }
        return plan.ratio().ppm().containsKey(codes.get(ratio))
                ? ""
                : "has a code of " + plan.ratio().by() + " without a ratio";
    }

    String unit(String key) {
        return split(key).get(unit);
    }

    int ppm(String key) {
        Integer ppm = plan.ratio().ppm().get(split(key).get(ratio));
        if (ppm == null) {
            throw new IllegalStateException("checked before the draw");
        }
        return ppm;
    }

    private static List<String> split(String key) {
        return List.of(key.split("\\|", -1));
    }
}
