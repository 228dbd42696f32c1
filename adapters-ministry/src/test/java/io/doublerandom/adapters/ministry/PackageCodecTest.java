package io.doublerandom.adapters.ministry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.doublerandom.adapters.ministry.xml.ExchangePackage;
import io.doublerandom.adapters.ministry.xml.Field;
import io.doublerandom.adapters.ministry.xml.Receipt;
import io.doublerandom.core.DoubleRandomException;
import io.doublerandom.core.ErrorCode;
import java.io.IOException;
import java.net.ServerSocket;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PackageCodecTest {
    private final PackageCodec codec = new PackageCodec();

    @Test
    void package_published_isReadAndItsDigestsHold() {
        ExchangePackage message = read(SamplePackages.PACKAGE);

        assertThat(message.getHead().getSeq()).isEqualTo(12);
        assertThat(message.getBody().getRecord()).singleElement().satisfies(record -> {
            assertThat(record.getKey()).isEqualTo("440800-CHK-20240315-0007");
            assertThat(PackageDigests.ofFields(record.getF())).isEqualTo(SamplePackages.RECORD_HASH);
        });
        PackageDigests.check(message, "package");
    }

    @Test
    void package_writtenAndReadAgain_isTheSame() {
        ExchangePackage message = read(SamplePackages.PACKAGE);
        Field awkward = message.getBody().getRecord().get(0).getF().get(2);
        awkward.setValue("a<b>&\"'\r\n\t 𠮷 ]]> ");

        ExchangePackage again = read(new String(codec.write(message), StandardCharsets.UTF_8));

        assertThat(again.getBody().getRecord().get(0).getF().get(2).getValue()).isEqualTo("a<b>&\"'\r\n\t 𠮷 ]]> ");
        assertThat(again.getHead().getSendTime()).isEqualTo("2024-03-19T16:00:00+08:00");
    }

    @Test
    void digest_fieldsInAnotherOrder_isTheSame() {
        ExchangePackage message = read(SamplePackages.PACKAGE);
        java.util.Collections.reverse(message.getBody().getRecord().get(0).getF());

        assertThat(PackageDigests.ofFields(message.getBody().getRecord().get(0).getF()))
                .isEqualTo(SamplePackages.RECORD_HASH);
    }

    @Test
    void check_fieldChanged_namesTheHash() {
        assertThatThrownBy(() -> PackageDigests.check(read(SamplePackages.withField("改")), "package"))
                .isInstanceOf(DoubleRandomException.class)
                .hasMessageContaining("hash of record 1");
    }

    @Test
    void check_countWrong_namesTheCount() {
        String wrong = SamplePackages.PACKAGE.replace("<RecordCount>1<", "<RecordCount>2<");

        assertThatThrownBy(() -> PackageDigests.check(read(wrong), "package"))
                .isInstanceOf(DoubleRandomException.class)
                .hasMessageContaining("RecordCount says 2, the body has 1");
    }

    @Test
    void check_bodyDigestWrong_namesIt() {
        String wrong = SamplePackages.PACKAGE.replace(SamplePackages.BODY_DIGEST, PackageDigests.EMPTY);

        assertThatThrownBy(() -> PackageDigests.check(read(wrong), "package"))
                .isInstanceOf(DoubleRandomException.class)
                .hasMessageContaining("BodyDigest");
    }

    @Test
    void document_entityOnAFile_isRefusedWithoutItsContent(@TempDir Path directory) throws IOException {
        Path secret = Files.writeString(directory.resolve("secret"), "不得读取");
        String hostile = doctype("<!ENTITY x SYSTEM \"" + secret.toUri() + "\">", "&x;");

        assertRefused(hostile, ErrorCode.DOCUMENT_MALFORMED);
    }

    @Test
    void document_entityOnAServer_isRefusedBeforeAnyConnection() throws IOException {
        try (ServerSocket listener = new ServerSocket(0, 5, java.net.InetAddress.getLoopbackAddress())) {
            String url = "http://127.0.0.1:" + listener.getLocalPort() + "/x.dtd";

            assertRefused(doctype("<!ENTITY % p SYSTEM \"" + url + "\"> %p;", "x"), ErrorCode.DOCUMENT_MALFORMED);
            assertRefused(
                    SamplePackages.PACKAGE.replace(
                            "<ExchangePackage ", "<!DOCTYPE ExchangePackage SYSTEM \"" + url + "\"><ExchangePackage "),
                    ErrorCode.DOCUMENT_MALFORMED);
            assertRefused(
                    SamplePackages.PACKAGE.replace(
                            "<ExchangePackage ",
                            "<ExchangePackage xmlns:xsi=\"http://www.w3.org/2001/XMLSchema-instance\" "
                                    + "xsi:schemaLocation=\"urn:ssj:min-xml:1 " + url + "\" "),
                    ErrorCode.DOCUMENT_MALFORMED);
            assertRefused(
                    SamplePackages.withField(
                            "<xi:include xmlns:xi=\"http://www.w3.org/2001/XInclude\" href=\"" + url + "\"/>"),
                    ErrorCode.DOCUMENT_MALFORMED);

            listener.setSoTimeout(200);
            assertThatThrownBy(listener::accept).isInstanceOf(java.net.SocketTimeoutException.class);
        }
    }

    @Test
    void document_billionLaughs_isRefused() {
        StringBuilder entities = new StringBuilder("<!ENTITY a0 \"哈\">");
        for (int i = 1; i <= 30; i++) {
            entities.append("<!ENTITY a%d \"%s\">".formatted(i, ("&a" + (i - 1) + ";").repeat(10)));
        }

        assertRefused(doctype(entities.toString(), "&a30;"), ErrorCode.DOCUMENT_MALFORMED);
    }

    @Test
    void document_emptyDoctype_isRefused() {
        assertRefused(doctype("", "x"), ErrorCode.DOCUMENT_MALFORMED);
    }

    @Test
    void document_entityNobodyDeclared_isRefused() {
        assertRefused(SamplePackages.withField("&nbsp;"), ErrorCode.DOCUMENT_MALFORMED);
    }

    @Test
    void document_processingInstruction_isRefused() {
        assertRefused(SamplePackages.withField("<?php x?>"), ErrorCode.DOCUMENT_MALFORMED);
    }

    @Test
    void document_tooDeep_isRefused() {
        assertRefused(
                "<a>".repeat(10_000) + "</a>".repeat(10_000), ErrorCode.LIMIT_EXCEEDED, ErrorCode.DOCUMENT_MALFORMED);
    }

    @Test
    void document_millionAttributes_isRefused() {
        StringBuilder attributes = new StringBuilder("<a ");
        for (int i = 0; i < 700_000; i++) {
            attributes.append('a').append(i).append("='' ");
        }

        assertRefused(attributes + "/>", ErrorCode.LIMIT_EXCEEDED, ErrorCode.DOCUMENT_MALFORMED);
    }

    @Test
    void document_longAttribute_isRefused() {
        assertRefused("<a b='" + "x".repeat(1_000_000) + "'/>", ErrorCode.LIMIT_EXCEEDED, ErrorCode.DOCUMENT_MALFORMED);
    }

    @Test
    void document_longText_isRefused() {
        assertRefused(SamplePackages.withField("字".repeat(4_001)), ErrorCode.LIMIT_EXCEEDED);
        assertThat(read(SamplePackages.withField("字".repeat(4_000)))).isNotNull();
    }

    @Test
    void document_overTheByteLimit_isRefusedUnparsed() {
        assertThatThrownBy(() -> codec.read(new byte[MinXmlContract.MAX_BYTES + 1], Receipt.class, "answer"))
                .isInstanceOf(DoubleRandomException.class)
                .hasMessageStartingWith("DR-0113");
    }

    @Test
    void document_inGbk_isRefusedAsNotUtf8() {
        byte[] gbk = SamplePackages.PACKAGE.getBytes(Charset.forName("GB18030"));

        assertThatThrownBy(() -> codec.read(gbk, ExchangePackage.class, "answer"))
                .isInstanceOf(DoubleRandomException.class)
                .hasMessageStartingWith("DR-0102");
    }

    @Test
    void document_declaringAnotherEncoding_isRefused() {
        assertRefused(
                SamplePackages.PACKAGE.replace("encoding=\"UTF-8\"", "encoding=\"GBK\""), ErrorCode.INPUT_NOT_UTF8);
    }

    @Test
    void document_withByteOrderMark_isRead() {
        assertThat(read("\uFEFF" + SamplePackages.PACKAGE).getHead().getSender())
                .isEqualTo("440800");
    }

    @Test
    void document_ofAnotherKind_isRefused() {
        assertThatThrownBy(() ->
                        codec.read(SamplePackages.PACKAGE.getBytes(StandardCharsets.UTF_8), Receipt.class, "answer"))
                .isInstanceOf(DoubleRandomException.class)
                .hasMessageContaining("not a Receipt");
    }

    @Test
    void document_breakingTheSchema_saysTheRuleAndNotTheValue() {
        assertThatThrownBy(() -> read(SamplePackages.PACKAGE.replace("ver=\"2\"", "ver=\"绝密\"")))
                .isInstanceOf(DoubleRandomException.class)
                .hasMessageContaining("cvc-")
                .hasMessageNotContaining("绝密")
                .hasNoCause();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "not xml",
                "<html><body>登录</body></html>",
                "<ExchangePackage xmlns=\"urn:ssj:min-xml:1\"/>",
                "<ExchangePackage/>",
                "{\"code\":\"E500\"}"
            })
    void document_garbage_isRefused(String text) {
        assertRefused(text, ErrorCode.DOCUMENT_MALFORMED);
    }

    @Test
    void document_cutShort_isRefused() {
        assertRefused(
                SamplePackages.PACKAGE.substring(0, SamplePackages.PACKAGE.length() - 30),
                ErrorCode.DOCUMENT_MALFORMED);
    }

    @Test
    void document_followedByAnother_isRefused() {
        assertRefused(SamplePackages.PACKAGE.strip() + "<more/>", ErrorCode.DOCUMENT_MALFORMED);
    }

    private ExchangePackage read(String document) {
        return codec.read(document.getBytes(StandardCharsets.UTF_8), ExchangePackage.class, "package");
    }

    private void assertRefused(String document, ErrorCode... allowed) {
        assertThatThrownBy(() -> read(document))
                .isInstanceOfSatisfying(
                        DoubleRandomException.class, e -> assertThat(e.code()).isIn((Object[]) allowed))
                .hasMessageNotContaining("不得读取");
    }

    private static String doctype(String subset, String text) {
        return SamplePackages.withField(text)
                .replace("<ExchangePackage ", "<!DOCTYPE ExchangePackage [" + subset + "]><ExchangePackage ");
    }
}
