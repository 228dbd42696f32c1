package io.doublerandom.adapters.ministry;

import io.doublerandom.adapters.ministry.xml.ExchangePackage;
import io.doublerandom.adapters.ministry.xml.Head;
import io.doublerandom.adapters.ministry.xml.Record;
import java.time.Instant;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;

/**
 * Who sends what to whom, and where in the chain: what the head of a package is made of (包头).
 *
 * @param packageId identifier of the package
 * @param sender who sends
 * @param receiver who is to receive
 * @param platformResource the platform's name of the resource
 * @param seq number in the chain, from 1
 * @param prevDigest digest of the package before
 */
public record PackageSeal(
        String packageId, String sender, String receiver, String platformResource, long seq, String prevDigest) {
    private static final String BATCH = "^\\d{13}(?!\\d).*";

    /** A package of these records; the head's count and digest are computed. */
    public ExchangePackage around(List<Record> records, Instant now) {
        Head head = new Head();
        head.setPackageId(packageId);
        head.setBatch(batch(now));
        head.setSeq(seq);
        head.setPrevDigest(prevDigest);
        head.setSender(sender);
        head.setReceiver(receiver);
        head.setResource(platformResource);
        head.setSchemaVersion(MinXmlContract.SCHEMA_VERSION);
        head.setSendTime(RecordMapper.time(now));
        head.setRecordCount(records.size());
        head.setBodyDigest(PackageDigests.ofBody(records));
        head.setSecurityType("1");
        ExchangePackage message = new ExchangePackage();
        message.setHead(head);
        message.setBody(new ExchangePackage.Body());
        message.getBody().getRecord().addAll(records);
        return message;
    }

    /** The business batch: the one the identifier starts with, else the day and the number in the chain. */
    private String batch(Instant now) {
        if (packageId.matches(BATCH)) {
            return packageId.substring(0, 13);
        }
        String day = DateTimeFormatter.BASIC_ISO_DATE.format(LocalDate.ofInstant(now, RecordMapper.ZONE));
        return day + String.format(Locale.ROOT, "%05d", seq % 100_000);
    }
}
