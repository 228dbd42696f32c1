package io.doublerandom.app.http;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.doublerandom.core.DoubleRandomException;
import io.doublerandom.core.ErrorCode;
import io.doublerandom.core.Place;
import io.helidon.http.HttpException;
import io.helidon.http.HttpMediaType;
import io.helidon.http.Status;
import io.helidon.webserver.http.HttpRouting;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;
import java.nio.charset.StandardCharsets;

/** The one door errors leave by: problem documents of RFC 9457 with our stable code, in Chinese and English. */
final class Problems {
    static final HttpMediaType MEDIA_TYPE = HttpMediaType.create("application/problem+json");

    private static final System.Logger LOG = System.getLogger(Problems.class.getName());

    private Problems() {}

    static void routing(HttpRouting.Builder routing) {
        routing.error(DoubleRandomException.class, Problems::known)
                .error(RefusedRequest.class, Problems::refused)
                .error(HttpException.class, Problems::http)
                .error(Throwable.class, Problems::unexpected);
    }

    private static void known(ServerRequest request, ServerResponse response, DoubleRandomException failure) {
        Status status = status(failure.code());
        if (status.code() >= 500) {
            LOG.log(System.Logger.Level.ERROR, "request failed", failure);
        }
        Place place = failure.problem().place();
        String field = place.source().equals(Asked.SOURCE) ? place.column() : "";
        send(
                response,
                status,
                document(status, failure.code(), failure.problem().detail(), field));
    }

    private static void refused(ServerRequest request, ServerResponse response, RefusedRequest failure) {
        send(response, failure.status(), ErrorCode.REQUEST_REFUSED, failure.detail());
    }

    private static void http(ServerRequest request, ServerResponse response, HttpException failure) {
        Status status = failure.status();
        failure.headers().forEach(response::header);
        if (status.code() >= 500) {
            LOG.log(System.Logger.Level.ERROR, "request failed", failure);
        }
        // The exception's own message may repeat what was sent to us: it is not passed on.
        send(response, status, code(status), status.code() + " " + status.reasonPhrase());
    }

    /** The code of a refusal that only has a status. */
    static ErrorCode code(Status status) {
        return switch (status.code()) {
            case 404 -> ErrorCode.ADDRESS_UNKNOWN;
            case 413 -> ErrorCode.TOO_LARGE;
            default -> status.code() >= 500 ? ErrorCode.INTERNAL : ErrorCode.REQUEST_REFUSED;
        };
    }

    private static void unexpected(ServerRequest request, ServerResponse response, Throwable failure) {
        LOG.log(System.Logger.Level.ERROR, "request failed", failure);
        send(response, Status.INTERNAL_SERVER_ERROR_500, ErrorCode.INTERNAL, "见服务器日志 / see the server's log");
    }

    private static Status status(ErrorCode code) {
        return switch (code) {
            case NOT_FOUND, ADDRESS_UNKNOWN -> Status.NOT_FOUND_404;
            case SIGN_IN_REQUIRED, WRONG_PASSWORD -> Status.UNAUTHORIZED_401;
            case SECOND_PERSON, PERMISSION_DENIED, SELF_APPROVAL -> Status.FORBIDDEN_403;
            case RESULT_STATE,
                    DISPOSAL_STATE,
                    NOTICE_STATE,
                    STORE_CONFLICT,
                    IMPORT_STATE,
                    REVISION_STALE,
                    PLAN_STATE,
                    TASKS_EXIST,
                    FIGURES_MOVED,
                    TASK_STATE,
                    DRAW_STATE,
                    GATES_CLOSED,
                    DRAW_UNDER_WAY,
                    READINGS_DIFFER -> Status.CONFLICT_409;
            case KEY_REUSED -> Status.UNPROCESSABLE_CONTENT_422;
            case TOO_MANY_TRIES -> Status.TOO_MANY_REQUESTS_429;
            case TOO_LARGE -> Status.REQUEST_ENTITY_TOO_LARGE_413;
            case STORE_FAILED, LOG_UNAVAILABLE -> Status.SERVICE_UNAVAILABLE_503;
            case INTERNAL, LOG_BROKEN, LOG_NOT_WITNESSED, CONFIG_INVALID -> Status.INTERNAL_SERVER_ERROR_500;
            default -> Status.BAD_REQUEST_400;
        };
    }

    private static void send(ServerResponse response, Status status, ErrorCode code, String detail) {
        send(response, status, document(status, code, detail));
    }

    private static void send(ServerResponse response, Status status, byte[] document) {
        response.status(status);
        response.headers().contentType(MEDIA_TYPE);
        response.send(document);
    }

    /** The document itself, UTF-8. */
    static byte[] document(Status status, ErrorCode code, String detail) {
        return document(status, code, detail, "");
    }

    /** The document itself, UTF-8, naming the member or parameter that is wrong, if it is one. */
    private static byte[] document(Status status, ErrorCode code, String detail, String field) {
        ObjectNode problem = JsonNodeFactory.instance.objectNode();
        problem.put("type", "urn:double-random:problem:" + code.code());
        problem.put("title", code.titleZh() + " / " + code.titleEn());
        problem.put("status", status.code());
        problem.put("detail", detail);
        problem.put("code", code.code());
        problem.put("fix", code.fixZh() + " / " + code.fixEn());
        if (!field.isEmpty()) {
            problem.put("field", field);
        }
        return problem.toString().getBytes(StandardCharsets.UTF_8);
    }
}
