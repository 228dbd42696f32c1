package io.doublerandom.app.http;

import io.helidon.webserver.http.Filter;
import io.helidon.webserver.http.FilterChain;
import io.helidon.webserver.http.RoutingRequest;
import io.helidon.webserver.http.RoutingResponse;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * One line a request: method, path, status, milliseconds.
 *
 * <p>No address, no header, no query; and only paths we serve are written out, since a stranger may type anything,
 * also somebody's name, into an address. Of the desk's addresses only the form is written, with {@code {names}}.
 */
final class AccessLog implements Filter {
    private static final System.Logger LOG = System.getLogger("io.doublerandom.app.access");
    private static final Pattern OURS = Pattern.compile(
            "/|/(search|plans|tasks|draws|results|bulletins|verify)|/draws/[0-9a-f]{64}"
                    + "|/(icon\\.svg|licenses\\.txt|verify-offline\\.html(\\.sha256)?)|/assets/[A-Za-z0-9_.-]{1,100}|/openapi\\.yaml|/v1/(overview|authorities|plans|tasks|draws|results|bulletins|search|notices|feed)"
                    + "|/v1/draws/[0-9a-f]{64}(/bundle\\.zip|/trust\\.json|/drawn)?|/v1/log/checkpoint|/observe/health(/[a-z]{1,10})?");

    private static final Pattern NAME = Pattern.compile("\\{[^}]+}");
    private static final Pattern DESK_PAGE = Pattern.compile("/desk(/.*)?");

    private final Map<String, Pattern> desk = new LinkedHashMap<>();

    /** Knows these addresses of the desk beside the public ones. */
    AccessLog(List<String> deskAddresses) {
        // The address without names first: /imports/kinds is no import.
        deskAddresses.stream()
                .sorted(Comparator.comparing((String address) -> address.contains("{"))
                        .thenComparing(Comparator.naturalOrder()))
                .forEach(address -> desk.put(address, form(address)));
    }

    private static Pattern form(String address) {
        return Pattern.compile(NAME.splitAsStream(address).map(Pattern::quote).collect(Collectors.joining("[^/]+"))
                + (address.endsWith("}") ? "[^/]+" : ""));
    }

    @Override
    public void filter(FilterChain chain, RoutingRequest request, RoutingResponse response) {
        long begun = System.nanoTime();
        String method = request.prologue().method().text();
        String path = request.path().rawPath();
        response.whenSent(() -> LOG.log(
                System.Logger.Level.INFO,
                () -> (method.length() <= 8 ? method : "?") + " "
                        + known(path) + " "
                        + response.status().code() + " "
                        + TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - begun) + " ms"));
        chain.proceed();
    }

    private String known(String path) {
        if (OURS.matcher(path).matches()) {
            return path;
        }
        if (!desk.isEmpty() && DESK_PAGE.matcher(path).matches()) {
            return "/desk";
        }
        return desk.entrySet().stream()
                .filter(known -> known.getValue().matcher(path).matches())
                .map(Map.Entry::getKey)
                .findFirst()
                .orElse("(other)");
    }
}
