package io.doublerandom.core.register;

import java.util.LinkedHashMap;
import java.util.Map;

/** Rows for tests, written as {@code field=value} pairs. */
final class Rows {
    private Rows() {}

    static Row row(long number, String... pairs) {
        Map<String, String> fields = new LinkedHashMap<>();
        for (String pair : pairs) {
            int equals = pair.indexOf('=');
            fields.put(pair.substring(0, equals), pair.substring(equals + 1));
        }
        return new Row("rows.csv", number, fields);
    }

    static Row with(Row row, String field, String value) {
        Map<String, String> fields = new LinkedHashMap<>(row.fields());
        fields.put(field, value);
        return new Row(row.source(), row.number(), fields);
    }

    static Row subject() {
        return row(
                2,
                "id=91440800MA0000015U",
                "kind=ENTITY",
                "name=示例企业一号",
                "nature=LEGAL_PERSON",
                "identityType=001",
                "identityNumber=91440800MA0000015U",
                "region=440802",
                "address=示例路1号",
                "status=ACTIVE",
                "creditClass=B",
                "creditSource=示例来源",
                "creditAsOf=2024-01-31",
                "memberships=P1|2024-01-01/9999-12-31|;P2|2023-01-01/2023-12-31|迁出");
    }

    static Row item() {
        return row(
                2,
                "code=A01",
                "listVersion=2024-1",
                "owner=ZJ-SCJG",
                "domain=市场监管",
                "category=登记事项检查",
                "name=营业执照规范使用情况的检查",
                "subItem=亮照经营",
                "tier=GENERAL",
                "legalBasis=《示例条例》第一条",
                "subjectScope=企业、个体工商户",
                "pools=P1;P2",
                "inspectingBody=市、县级市场监管部门",
                "methods=ONSITE;DOCUMENT",
                "ratio=检查比例不少于1%,原则上不少于10家",
                "frequency=市级每年1次;县级每月1次",
                "requiredQualifications=",
                "oneVisit=true",
                "creditRiskApplied=true",
                "effective=2024-01-01/9999-12-31",
                "publishedOn=2024-01-15",
                "office=信用监管科");
    }

    static Row inspector() {
        return row(
                2,
                "id=I001",
                "employeeNo=001",
                "name=演示人员",
                "authority=ZJ-SCJG",
                "office=一科",
                "level=CITY",
                "certificateNumber=粤G0001",
                "certificateIssuer=示例发证机关",
                "certificateValidity=2020-01-01/2026-12-31",
                "role=OFFICER",
                "qualifications=FOOD",
                "itemScope=A01;A02",
                "unavailable=2024-05-01/2024-05-07",
                "status=ACTIVE");
    }

    static Row authority() {
        return row(
                2,
                "id=ZJ-SCJG",
                "creditCode=12440800000000019A",
                "name=示例市市场监督管理局",
                "region=440800",
                "level=CITY",
                "sector=市场监管",
                "qualification=ORGAN",
                "conferenceMembership=2019-05-01/9999-12-31",
                "homePlatform=ZJ_CITY",
                "validity=2019-01-01/9999-12-31");
    }
}
