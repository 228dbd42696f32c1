package io.doublerandom.adapters.ministry;

/** The package printed in docs/spec/min-xml-1.md, with digests made by OpenSSL. */
final class SamplePackages {
    static final String RECORD_HASH = "cd26ca192b2f73af859f641e5992f7d70fe8ad3efe244bb3a570bd4d4e8501ab";
    static final String BODY_DIGEST = "ed67ce1eb3a9094e04d06a1ad3a4435d1b2be5f06b148a75f941716ad86171f5";

    static final String PACKAGE = """
            <?xml version="1.0" encoding="UTF-8"?>
            <ExchangePackage xmlns="urn:ssj:min-xml:1"><Head>\
            <PackageId>440800-check_action-20240319-000012</PackageId><Batch>2024031900002</Batch><Seq>12</Seq>\
            <PrevDigest>1ab21d8355cfa17f8e61194831e81a8f22bec8c728fefb747ed035eb5082aa2b</PrevDigest>\
            <Sender>440800</Sender><Receiver>MIN-DEMO</Receiver><Resource>check_action</Resource>\
            <SchemaVersion>1.1</SchemaVersion><SendTime>2024-03-19T16:00:00+08:00</SendTime>\
            <RecordCount>1</RecordCount><BodyDigest>%s</BodyDigest><SecurityType>1</SecurityType></Head>
            <Body><Record key="440800-CHK-20240315-0007" ver="2" op="u" time="2024-03-19T15:58:01.120+08:00" hash="%s">\
            <F n="plan_id">44080020241001</F><F n="check_action_code">440800-CHK-20240315-0007</F>\
            <F n="administrative_cp">湛江市示例食品有限公司</F><F n="administrative_cp_ui_code">91440800MA5DEM0013</F>\
            <F n="area_number">440802</F></Record></Body></ExchangePackage>
            """.formatted(BODY_DIGEST, RECORD_HASH);

    private SamplePackages() {}

    /** The same package with one record whose only field has this text, not escaped. */
    static String withField(String text) {
        return PACKAGE.replace("湛江市示例食品有限公司", text);
    }
}
