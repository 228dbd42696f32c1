package io.doublerandom.core.draw;

/** Why an inspector of a participating authority may not be drawn this time (人员排除原因). */
public enum InspectorExclusion {
    /** The entry of the pool is not active. */
    INACTIVE,
    /** No enforcement officer: auxiliary staff and experts do not inspect (国办发〔2024〕54号). */
    AUXILIARY,
    /** The enforcement certificate is not valid throughout the window. */
    CERT_INVALID,
    /** On leave, in training or the like during the window. */
    UNAVAILABLE,
    /** May not inspect every item of the authority in this task. */
    OUT_OF_SCOPE,
    /** Every seat of the authority needs a qualification that the inspector lacks. */
    QUAL_MISSING
}
