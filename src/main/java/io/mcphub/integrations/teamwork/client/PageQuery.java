package io.mcphub.integrations.teamwork.client;

import io.mcphub.tools.NumberedPages;
import io.mcphub.upstream.ApiRequest;
import org.jspecify.annotations.Nullable;

/** The query parameters for a page of a list: its number, order and included objects. Absent ones are not sent. */
public final class PageQuery {
    private final int page;
    private final int pageSize;
    private @Nullable String searchTerm;
    private @Nullable String orderBy;
    private @Nullable String orderMode;
    private @Nullable String include;
    private @Nullable Boolean skipCounts;

    private PageQuery(int page, int pageSize) {
        this.page = page;
        this.pageSize = pageSize;
    }

    /** A page, counted from 1. */
    public static PageQuery of(int page, int pageSize) {
        return new PageQuery(page, pageSize);
    }

    public static PageQuery of(NumberedPages.Page page) {
        return new PageQuery(page.number(), page.size());
    }

    public PageQuery search(@Nullable String term) {
        searchTerm = term;
        return this;
    }

    public PageQuery order(String by, String mode) {
        orderBy = by;
        orderMode = mode;
        return this;
    }

    public PageQuery with(String included) {
        include = included;
        return this;
    }

    /** Asks for the exact number of elements, which Teamwork may otherwise leave out. */
    public PageQuery counted() {
        skipCounts = false;
        return this;
    }

    /** The request with these parameters. */
    ApiRequest on(ApiRequest request) {
        return request.with("page", page)
                .with("pageSize", pageSize)
                .with("searchTerm", searchTerm)
                .with("orderBy", orderBy)
                .with("orderMode", orderMode)
                .with("include", include)
                .with("skipCounts", skipCounts);
    }
}
