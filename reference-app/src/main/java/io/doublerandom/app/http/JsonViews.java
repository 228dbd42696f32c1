package io.doublerandom.app.http;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;

/** What the JSON of the web server looks like, member by member: the contract, not a reflection of our types. */
final class JsonViews {
    private JsonViews() {}

    static ObjectNode overview(PublicFacts.Overview overview) {
        return JsonNodeFactory.instance
                .objectNode()
                .put("authorities", overview.authorities())
                .put("items", overview.items())
                .put("subjectPools", overview.subjectPools())
                .put("subjects", overview.subjects())
                .put("inspectors", overview.inspectors())
                .put("plans", overview.plans())
                .put("tasks", overview.tasks())
                .put("draws", overview.draws());
    }

    static ObjectNode draws(List<PublicFacts.PublishedDraw> draws) {
        ObjectNode view = JsonNodeFactory.instance.objectNode();
        ArrayNode list = view.putArray("draws");
        for (PublicFacts.PublishedDraw draw : draws) {
            list.addObject()
                    .put("headerHash", draw.headerHash())
                    .put("title", draw.title())
                    .put("authority", draw.authority())
                    .put("practice", draw.practice())
                    .put("poolCount", draw.poolCount())
                    .put("snapshotAt", draw.snapshotAt().toString())
                    .put("bundle", "/v1/draws/" + draw.headerHash() + "/bundle.zip");
        }
        return view;
    }
}
