package io.doublerandom.app.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URLEncoder;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.StreamSupport;

/** Walks a list that is cut into pages: what is promised of all of them, whatever stands in them. */
public final class ListWalk {
    /** The parameter that makes a list one that is cut into pages. */
    public static final String AFTER = "#/components/parameters/After";

    private static final ObjectMapper JSON = new ObjectMapper();

    private final Asking asking;

    /** Asks for an address. */
    @FunctionalInterface
    public interface Asking {
        HttpResponse<byte[]> get(String address) throws IOException, InterruptedException;
    }

    /** Over the site that is asked so. */
    public ListWalk(Asking asking) {
        this.asking = asking;
    }

    /**
     * Requires that pages of one row each give the whole list, each row once and in its order.
     *
     * @param list which list
     * @param address its address up to the next parameter, {@code ?} or {@code &} at its end
     * @return how many rows there are
     */
    public int requireWhole(String list, String address) throws IOException, InterruptedException {
        List<String> whole = rows(page(address + "limit=200"));
        List<String> walked = new ArrayList<>();
        String after = "";
        do {
            JsonNode page = page(address + "limit=1"
                    + (after.isEmpty() ? "" : "&after=" + URLEncoder.encode(after, StandardCharsets.UTF_8)));
            List<String> rows = rows(page);
            assertThat(rows).as(list).hasSizeLessThanOrEqualTo(1);
            walked.addAll(rows);
            after = page.path("next").asText();
            assertThat(walked.size()).as(list + " ends").isLessThanOrEqualTo(whole.size());
        } while (!after.isEmpty());
        assertThat(walked).as(list).isEqualTo(whole).doesNotHaveDuplicates();
        return whole.size();
    }

    /** Requires that a place no page handed out, or a page of no size, is refused with a problem. */
    public void requireRefusals(String list, String address, String place) throws IOException, InterruptedException {
        for (String broken :
                List.of("after=" + place, "after=" + "x".repeat(1001), "limit=0", "limit=201", "limit=x")) {
            HttpResponse<byte[]> answer = asking.get(address + broken);
            String what = list + " " + broken + " → " + new String(answer.body(), StandardCharsets.UTF_8);
            assertThat(answer.statusCode()).as(what).isEqualTo(400);
            assertThat(JSON.readTree(answer.body()).path("code").asText())
                    .as(what)
                    .matches("DR-0[12]\\d\\d");
        }
    }

    private JsonNode page(String address) throws IOException, InterruptedException {
        HttpResponse<byte[]> answer = asking.get(address);
        assertThat(answer.statusCode()).as(address).isEqualTo(200);
        return JSON.readTree(answer.body());
    }

    /** The rows of a page, each as it was sent. */
    private static List<String> rows(JsonNode page) {
        List<JsonNode> arrays = StreamSupport.stream(page.spliterator(), false)
                .filter(JsonNode::isArray)
                .toList();
        assertThat(arrays).as(page.toString()).hasSize(1);
        return StreamSupport.stream(arrays.get(0).spliterator(), false)
                .map(JsonNode::toString)
                .toList();
    }
}
