package io.mcphub.integrations.teamwork.client;

import com.fasterxml.jackson.databind.JsonNode;
import io.mcphub.connections.credentials.Credential;
import io.mcphub.platform.HubException;
import io.mcphub.platform.Problem;
import io.mcphub.platform.outbound.AnswerTooLong;
import io.mcphub.platform.outbound.HttpEngine;
import io.mcphub.platform.outbound.HttpRules;
import io.mcphub.platform.outbound.Reach;
import io.mcphub.upstream.JsonTree;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.IOException;
import java.net.URI;
import java.net.URLConnection;
import java.util.Objects;
import java.util.Optional;
import okhttp3.MediaType;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.RequestBody;
import okhttp3.Response;
import org.jspecify.annotations.Nullable;

/**
 * The bytes of files. They lie in a store outside Teamwork, at addresses that carry their own permission: the token is never sent there.
 * Only https and public addresses are asked, and those that the operator allows.
 */
@ApplicationScoped
public class TeamworkFiles {
    public static final int MAX_BYTES = 10 * 1024 * 1024;
    private static final int REDIRECTS = 3;

    @Inject
    HttpEngine http;

    @Inject
    TeamworkSites sites;

    @Inject
    TeamworkClient client;

    /** The content of a file, at most {@link #MAX_BYTES} bytes. Throws {@code TOO_LARGE} for more. */
    public byte[] download(JsonNode file) {
        String address = JsonTree.text(file, "download-URL", "downloadURL");
        URI uri = address(address).orElseThrow(() -> HubException.of(Problem.UPSTREAM_REFUSED, "The file is not stored at Teamwork, or its address is not allowed here. Open its link instead."));
        try {
            for (int hop = 0; hop <= REDIRECTS; hop++) {
                try (Response response = engine(uri).newCall(new Request.Builder().url(uri.toString()).build()).execute()) {
                    if (response.isSuccessful()) {
                        return response.body().bytes();
                    }
                    uri = next(uri, response);
                }
            }
        } catch (AnswerTooLong e) {
            throw HubException.of(Problem.TOO_LARGE, "The file has more than 10 MB. Open its link instead.");
        } catch (IOException e) {
            throw TeamworkErrors.FAILURES.unreachable(false, e);
        }
        throw TeamworkErrors.FAILURES.strange(false);
    }

    private URI next(URI uri, Response response) {
        String location = response.isRedirect() ? response.header("Location") : null;
        if (location == null) {
            throw response.code() >= 500 ? TeamworkErrors.FAILURES.unreachable(false, null) : HubException.notFound("The store of Teamwork does not give this file. Ask for it again, or open its link.");
        }
        return address(uri.resolve(location).toString()).orElseThrow(() -> TeamworkErrors.FAILURES.strange(false));
    }

    /** Stores a new file that nothing refers to yet. Returns the reference to attach it by, once. */
    public String upload(Credential tw, String name, byte[] content) {
        JsonNode place = client.call(tw, TeamworkV1.place(name, content.length));
        String reference = JsonTree.text(place, "ref");
        URI uri = address(JsonTree.text(place, "url")).orElse(null);
        if (reference == null || uri == null) {
            throw TeamworkErrors.FAILURES.strange(false, place);
        }
        String type = Objects.requireNonNullElse(URLConnection.guessContentTypeFromName(name), "application/octet-stream");
        Request.Builder put = new Request.Builder().url(uri.toString()).put(RequestBody.create(content, MediaType.get(type)));
        if (String.valueOf(uri.getQuery()).contains("x-amz-acl")) {
            // The address is signed for this header too.
            put.header("X-Amz-Acl", "public-read");
        }
        try (Response response = engine(uri).newCall(put.build()).execute()) {
            if (response.isSuccessful()) {
                return reference;
            }
            throw HubException.of(Problem.UPSTREAM_UNAVAILABLE, "The store of Teamwork did not take the file, so nothing was attached. Try again later.");
        } catch (IOException e) {
            throw TeamworkErrors.FAILURES.unreachable(false, e);
        }
    }

    /** An address that may be asked: https, or what the operator allows. Teamwork's own http addresses are asked by https. */
    private Optional<URI> address(@Nullable String address) {
        try {
            URI uri = address == null ? null : URI.create(address.strip());
            if (uri == null || uri.getHost() == null || uri.getRawUserInfo() != null) {
                return Optional.empty();
            }
            if (sites.reach(uri) == Reach.OPERATORS_HOST) {
                return Optional.of(uri);
            }
            boolean own = "http".equalsIgnoreCase(uri.getScheme()) && uri.getPort() < 0 && sites.allowed("https://" + uri.getHost()).isPresent();
            URI safe = own ? URI.create("https" + uri.toString().substring(4)) : uri;
            return "https".equalsIgnoreCase(safe.getScheme()) ? Optional.of(safe) : Optional.empty();
        } catch (IllegalArgumentException notAnAddress) {
            return Optional.empty();
        }
    }

    private OkHttpClient engine(URI uri) {
        return http.client(HttpRules.files("Teamwork's files", sites.reach(uri), MAX_BYTES));
    }
}
