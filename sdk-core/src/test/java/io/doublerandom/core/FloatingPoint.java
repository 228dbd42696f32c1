package io.doublerandom.core;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaCodeUnit;
import com.tngtech.archunit.core.domain.JavaField;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import java.util.Set;
import java.util.stream.Stream;

/** Finds float and double in fields, signatures and the signatures of what is called. */
final class FloatingPoint {
    private static final Set<String> TYPES = Set.of("float", "double", "java.lang.Float", "java.lang.Double");

    private FloatingPoint() {}

    static ArchCondition<JavaClass> use() {
        return new ArchCondition<>("use floating point") {
            @Override
            public void check(JavaClass type, ConditionEvents events) {
                for (JavaField field : type.getFields()) {
                    if (floating(field.getRawType())) {
                        events.add(SimpleConditionEvent.satisfied(field, field.getFullName()));
                    }
                }
                for (JavaCodeUnit unit : type.getCodeUnits()) {
                    if (signature(unit.getRawReturnType(), unit.getRawParameterTypes().stream())) {
                        events.add(SimpleConditionEvent.satisfied(unit, unit.getFullName()));
                    }
                }
                type.getCodeUnitCallsFromSelf().forEach(call -> {
                    if (signature(
                            call.getTarget().getRawReturnType(), call.getTarget().getRawParameterTypes().stream())) {
                        events.add(SimpleConditionEvent.satisfied(call, call.getDescription()));
                    }
                });
            }
        };
    }

    private static boolean signature(JavaClass result, Stream<JavaClass> parameters) {
        return floating(result) || parameters.anyMatch(FloatingPoint::floating);
    }

    private static boolean floating(JavaClass type) {
        return TYPES.contains(type.getBaseComponentType().getName());
    }
}
