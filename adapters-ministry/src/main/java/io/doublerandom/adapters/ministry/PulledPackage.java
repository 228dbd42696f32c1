package io.doublerandom.adapters.ministry;

import io.doublerandom.adapters.ministry.xml.ExchangePackage;

/**
 * A package that answered a pull.
 *
 * @param message the package, its digests checked
 * @param digest digest of its bytes, which the next page names
 */
record PulledPackage(ExchangePackage message, String digest) {}
