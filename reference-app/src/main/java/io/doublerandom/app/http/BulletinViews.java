package io.doublerandom.app.http;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.doublerandom.core.indicator.PublishedBulletin;

/** What bulletins look like in JSON. */
final class BulletinViews {
    private BulletinViews() {}

    static ObjectNode summary(PublishedBulletin bulletin) {
        ObjectNode node = PublicationViews.object()
                .put("id", bulletin.id())
                .put("title", bulletin.title())
                .put("scope", bulletin.scope())
                .put("year", bulletin.year())
                .put("asOf", bulletin.asOf().toString())
                .put("publishedAt", bulletin.publishedAt().toString());
        return bulletin.note().isEmpty() ? node : node.put("note", bulletin.note());
    }

    static ObjectNode whole(PublishedBulletin bulletin) {
        ObjectNode node = summary(bulletin).put("markdown", bulletin.markdown());
        ArrayNode rows = node.putArray("rows");
        for (PublishedBulletin.Figure figure : bulletin.figures()) {
            ObjectNode row = rows.addObject();
            if (!figure.section().isEmpty()) {
                row.put("section", figure.section());
            }
            row.put("indicator", figure.indicator().code())
                    .put("titleZh", figure.indicator().titleZh())
                    .put("titleEn", figure.indicator().titleEn())
                    .put("clause", figure.indicator().clause())
                    .put("targetPercent", figure.targetPercent())
                    .put("numerator", figure.numerator())
                    .put("denominator", figure.denominator());
            if (figure.denominator() > 0) {
                row.put("percent", figure.percentText());
            }
            row.put("status", figure.status().name());
        }
        return node;
    }
}
