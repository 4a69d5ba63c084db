package io.mcphub.integrations.teamwork;

import io.mcphub.tools.NumberedPages;
import io.mcphub.upstream.ApiRequest;
import org.jspecify.annotations.Nullable;

/** Which page of a list, in which order, with what beside it. Absent members are not sent. */
final class PageQuery {
    private final int page;
    private final int pageSize;
    private @Nullable String searchTerm;
    private @Nullable String orderBy;
    private @Nullable String orderMode;
    private @Nullable String include;

    private PageQuery(int page, int pageSize) {
        this.page = page;
        this.pageSize = pageSize;
    }

    /** Pages begin with 1. */
    static PageQuery of(int page, int pageSize) {
        return new PageQuery(page, pageSize);
    }

    static PageQuery of(NumberedPages.Page page) {
        return new PageQuery(page.number(), page.size());
    }

    PageQuery search(@Nullable String term) {
        searchTerm = term;
        return this;
    }

    PageQuery order(String by, String mode) {
        orderBy = by;
        orderMode = mode;
        return this;
    }

    PageQuery with(String included) {
        include = included;
        return this;
    }

    /** The request with this in its query. */
    ApiRequest on(ApiRequest request) {
        return request.with("page", page)
                .with("pageSize", pageSize)
                .with("searchTerm", searchTerm)
                .with("orderBy", orderBy)
                .with("orderMode", orderMode)
                .with("include", include);
    }
}
