package io.doublerandom.app.cli;

import picocli.CommandLine.IVersionProvider;

/** The version of the product and of the Java it runs on. */
final class ProductVersion implements IVersionProvider {
    @Override
    public String[] getVersion() {
        String version = ProductVersion.class.getPackage().getImplementationVersion();
        return new String[] {
            "double-random " + (version == null ? "(not packaged)" : version), "Java " + Runtime.version()
        };
    }
}
