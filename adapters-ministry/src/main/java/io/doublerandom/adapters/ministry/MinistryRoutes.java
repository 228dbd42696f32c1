package io.doublerandom.adapters.ministry;

import org.apache.camel.builder.RouteBuilder;

/** The routes to a ministry's platform: what leaves, how it is signed, what comes back. All thinking is elsewhere. */
final class MinistryRoutes extends RouteBuilder {
    static final String PUSH = "direct:min-xml-push";
    static final String PULL = "direct:min-xml-pull";
    static final String RECEIPT = "direct:min-xml-receipt";
    private static final String EXCHANGE = "direct:min-xml-exchange";

    private final SignedExchange signed;
    private final AnswerReader answers;

    MinistryRoutes(SignedExchange signed, AnswerReader answers) {
        this.signed = signed;
        this.answers = answers;
    }

    @Override
    public void configure() {
        // Who calls decides about trying again: it knows what is idempotent.
        errorHandler(noErrorHandler());

        from(PULL).routeId("min-xml-pull").to(EXCHANGE).transform().body(Answer.class, answers::toPackage);

        from(PUSH).routeId("min-xml-push").to(EXCHANGE).transform().body(Answer.class, answers::toReceipt);

        from(RECEIPT).routeId("min-xml-receipt").to(EXCHANGE).transform().body(Answer.class, answers::toKnownReceipt);

        from(EXCHANGE)
                .routeId("min-xml-exchange")
                .process(signed::request)
                .to("{{min-xml.platform}}")
                .process(signed::response);
    }
}
