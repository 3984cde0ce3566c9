// SPDX-License-Identifier: Apache-2.0
package org.rostrum.rest.v3.internal;

import jakarta.servlet.ReadListener;
import jakarta.servlet.ServletInputStream;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import java.io.IOException;
import java.io.InputStream;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** A request of version 3 as version 4 is to see it. Confined to the thread of the request. */
final class OldRequest extends HttpServletRequestWrapper {

    private final String uri;
    private final String query;
    private final @Nullable InputStream body;
    private final long length;

    /**
     * @param uri   with the base path of version 4
     * @param query empty: none
     * @param body  instead of the request's own; null: that one
     * @param length of it; −1: not known
     */
    OldRequest(HttpServletRequest request, String uri, String query, @Nullable InputStream body, long length) {
        super(request);
        this.uri = uri;
        this.query = query;
        this.body = body;
        this.length = length;
    }

    @Override
    public String getRequestURI() {
        return getContextPath() + uri;
    }

    @Override
    public @Nullable String getQueryString() {
        return query.isEmpty() ? null : query;
    }

    @Override
    public long getContentLengthLong() {
        return body == null ? super.getContentLengthLong() : length;
    }

    @Override
    public int getContentLength() {
        return (int) Math.min(Integer.MAX_VALUE, getContentLengthLong());
    }

    /** A body that was read is not packed any more. */
    @Override
    public @Nullable String getHeader(String name) {
        return body != null && name.toLowerCase(Locale.ROOT).equals("content-encoding") ? null : super.getHeader(name);
    }

    @Override
    public ServletInputStream getInputStream() throws IOException {
        return body == null ? super.getInputStream() : new Body(body);
    }

    private static final class Body extends ServletInputStream {

        private final InputStream source;

        Body(InputStream source) {
            this.source = source;
        }

        @Override
        public int read() throws IOException {
            return source.read();
        }

        @Override
        public int read(byte[] bytes, int offset, int length) throws IOException {
            return source.read(bytes, offset, length);
        }

        @Override
        public boolean isFinished() {
            return false;
        }

        @Override
        public boolean isReady() {
            return true;
        }

        @Override
        public void setReadListener(ReadListener listener) {
            throw new UnsupportedOperationException("requests are read by the thread that serves them");
        }
    }
}
