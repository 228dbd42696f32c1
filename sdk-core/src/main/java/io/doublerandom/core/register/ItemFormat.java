package io.doublerandom.core.register;

import io.doublerandom.core.Authority;
import io.doublerandom.core.Period;
import io.doublerandom.core.Values;
import java.time.LocalDate;
import java.util.List;
import java.util.SortedMap;

/**
 * The flat form of an {@link InspectionItem} (抽查事项). Ratio and frequency travel as their published words and are
 * read by {@link RatioParser} and {@link FrequencyParser}.
 */
public final class ItemFormat implements RowFormat<InspectionItem> {
    private static final List<String> FIELDS =
            RowFields.names("code,listVersion,owner,domain,category,name,subItem,tier,legalBasis,subjectScope,pools,"
                    + "inspectingBody,methods,ratio,frequency,requiredQualifications,oneVisit,creditRiskApplied,"
                    + "effective,publishedOn,office");

    @Override
    public String resource() {
        return "item";
    }

    @Override
    public List<String> fields() {
        return FIELDS;
    }

    @Override
    public List<String> requiredFields() {
        return RowFields.names("code,listVersion,owner,domain,category,name,tier,legalBasis,subjectScope,"
                + "inspectingBody,methods,oneVisit,creditRiskApplied,effective,publishedOn,office");
    }

    @Override
    public Reading<InspectionItem> read(Row row) {
        RowFields fields = RowFields.of(row);
        RowFields.Field<InspectionItem.Code> code = fields.value("code", ItemFormat::code);
        RowFields.Field<String> listVersion = fields.text("listVersion", 40);
        RowFields.Field<Authority.Id> owner = fields.value("owner", AuthorityFormat::id);
        RowFields.Field<String> domain = fields.text("domain", 100);
        RowFields.Field<String> category = fields.text("category", 200);
        RowFields.Field<String> name = fields.text("name", 200);
        RowFields.Field<String> subItem = fields.optionalText("subItem", 200);
        RowFields.Field<InspectionItem.Tier> tier = fields.code("tier", InspectionItem.Tier.class);
        RowFields.Field<String> legalBasis = fields.text("legalBasis", 4000);
        RowFields.Field<String> subjectScope = fields.text("subjectScope", 1000);
        RowFields.Field<List<SubjectPool.Id>> pools = fields.list("pools", PoolFormat::id);
        RowFields.Field<String> inspectingBody = fields.text("inspectingBody", 400);
        RowFields.Field<List<Method>> methods = fields.some("methods", text -> FieldValues.code(text, Method.class));
        RowFields.Field<String> ratio = fields.optionalText("ratio", 1000);
        RowFields.Field<String> frequency = fields.optionalText("frequency", 1000);
        RowFields.Field<List<String>> qualifications =
                fields.list("requiredQualifications", InspectorFormat::qualification);
        RowFields.Field<Boolean> oneVisit = fields.flag("oneVisit");
        RowFields.Field<Boolean> creditRiskApplied = fields.flag("creditRiskApplied");
        RowFields.Field<Period> effective = fields.period("effective");
        RowFields.Field<LocalDate> publishedOn = fields.day("publishedOn");
        RowFields.Field<String> office = fields.text("office", 100);
        return fields.reading(() -> new InspectionItem(
                code.get(),
                listVersion.get(),
                owner.get(),
                domain.get(),
                category.get(),
                name.get(),
                subItem.get(),
                tier.get(),
                legalBasis.get(),
                subjectScope.get(),
                pools.get(),
                inspectingBody.get(),
                methods.get(),
                RatioParser.parse(ratio.get()),
                FrequencyParser.parse(frequency.get()),
                qualifications.get(),
                oneVisit.get(),
                creditRiskApplied.get(),
                effective.get(),
                publishedOn.get(),
                office.get()));
    }

    /**
     * Writes an item; the understood bounds of ratio and frequency must be those their words give, since only the words
     * travel.
     */
    @Override
    public SortedMap<String, String> write(InspectionItem value) {
        Values.require(
                RatioParser.parse(value.ratio().raw()).equals(value.ratio()),
                "ratio",
                "has bounds its words do not say");
        Values.require(
                FrequencyParser.parse(value.frequency().raw()).equals(value.frequency()),
                "frequency",
                "has rates its words do not say");
        return new RowWriter()
                .put("code", value.code())
                .put("listVersion", value.listVersion())
                .put("owner", value.owner())
                .put("domain", value.domain())
                .put("category", value.category())
                .put("name", value.name())
                .put("subItem", value.subItem())
                .put("tier", value.tier())
                .put("legalBasis", value.legalBasis())
                .put("subjectScope", value.subjectScope())
                .list("pools", value.pools())
                .put("inspectingBody", value.inspectingBody())
                .list("methods", value.methods())
                .put("ratio", value.ratio().raw())
                .put("frequency", value.frequency().raw())
                .list("requiredQualifications", value.requiredQualifications())
                .put("oneVisit", value.oneVisit())
                .put("creditRiskApplied", value.creditRiskApplied())
                .put("effective", FieldValues.period(value.effective()))
                .put("publishedOn", value.publishedOn())
                .put("office", value.office())
                .fields();
    }

    @Override
    public String key(InspectionItem value) {
        return value.code().value();
    }

    static InspectionItem.Code code(String text) {
        return FieldValues.id(text, InspectionItem.Code::new);
    }
}
