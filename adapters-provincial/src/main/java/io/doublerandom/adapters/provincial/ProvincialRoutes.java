package io.doublerandom.adapters.provincial;

import com.fasterxml.jackson.databind.node.ObjectNode;
import org.apache.camel.builder.RouteBuilder;

/**
 * The routes of {@code gd-json/1}: a question becomes a call, the call is signed, sent and its answer checked, the answer
 * is read. All thinking is in the mappers; every endpoint is a property.
 */
final class ProvincialRoutes extends RouteBuilder {
    private final SignedExchange signed;
    private final BatchWriter batches;

    ProvincialRoutes(SignedExchange signed, BatchWriter batches) {
        this.signed = signed;
        this.batches = batches;
    }

    @Override
    public void configure() {
        // Failures go to the caller, who knows what is at stake; Camel would log them with bodies.
        errorHandler(noErrorHandler());

        from("{{provincial.changes}}")
                .routeId("provincial-changes-in")
                .transform()
                .body(ChangesQuery.class, ChangesQuery::call)
                .to("{{provincial.exchange}}")
                .transform()
                .body(ObjectNode.class, PageReader::read);

        from("{{provincial.batches}}")
                .routeId("provincial-batches-out")
                .transform()
                .body(BatchWriter.Batch.class, batches::write)
                .to("{{provincial.exchange}}")
                .transform()
                .body(ObjectNode.class, ReceiptReader::read);

        from("{{provincial.questions}}").routeId("provincial-questions").to("{{provincial.exchange}}");

        from("{{provincial.exchange}}")
                .routeId("provincial-exchange")
                .removeHeaders("*")
                .process(signed::sign)
                .to("{{provincial.platform}}")
                .process(signed::accept)
                .removeHeaders("*");
    }
}
