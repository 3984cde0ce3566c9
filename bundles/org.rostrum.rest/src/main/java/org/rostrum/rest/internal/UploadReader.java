// SPDX-License-Identifier: Apache-2.0
package org.rostrum.rest.internal;

import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.ext.MessageBodyReader;
import java.io.IOException;
import java.io.InputStream;
import java.lang.annotation.Annotation;
import java.lang.reflect.Type;
import org.apache.commons.fileupload.FileItemIterator;
import org.apache.commons.fileupload.FileItemStream;
import org.apache.commons.fileupload.FileUpload;
import org.apache.commons.fileupload.FileUploadException;
import org.apache.commons.fileupload.RequestContext;
import org.apache.commons.fileupload.UploadContext;
import org.apache.cxf.jaxrs.utils.JAXRSUtils;
import org.rostrum.base.error.CommonError;
import org.rostrum.base.error.RostrumException;
import org.rostrum.rest.Upload;

/** Hands the body to operations that take an {@link Upload}; nothing is stored or kept in memory. Thread-safe. */
final class UploadReader implements MessageBodyReader<Upload> {

    private static final String MULTIPART = "multipart/";

    /** Whether a request with this content type may be larger than others; whoever reads it bounds it. */
    static boolean mayBeUpload(String contentType) {
        return contentType.startsWith(MULTIPART) || contentType.startsWith(MediaType.APPLICATION_OCTET_STREAM);
    }

    @Override
    public boolean isReadable(Class<?> type, Type genericType, Annotation[] annotations, MediaType mediaType) {
        return type == Upload.class;
    }

    @Override
    public Upload readFrom(
            Class<Upload> type, Type genericType, Annotation[] annotations, MediaType mediaType, MultivaluedMap<String, String> headers,
            InputStream stream) throws IOException {
        ApiRequest request = SecurityFilter.request(JAXRSUtils.getCurrentMessage());
        return request.sentContentType().startsWith(MULTIPART) ? firstFile(request, stream) : new Upload(stream, null);
    }

    private static Upload firstFile(ApiRequest request, InputStream stream) throws IOException {
        try {
            FileItemIterator items = new FileUpload().getItemIterator(new Body(request, stream));
            while (items.hasNext()) {
                FileItemStream item = items.next();
                if (!item.isFormField()) {
                    return new Upload(item.openStream(), item.getName());
                }
            }
        } catch (FileUploadException e) {
            throw new RostrumException(CommonError.MALFORMED, "The body is not multipart/form-data, or it broke off.", null, e);
        }
        throw new RostrumException(CommonError.REQUIRED, "The form has no file.", "file");
    }

    private record Body(ApiRequest request, InputStream stream) implements RequestContext, UploadContext {

        @Override
        public String getCharacterEncoding() {
            return "UTF-8";
        }

        @Override
        public String getContentType() {
            return request.getContentType();
        }

        /** Of the older interface; nobody asks. */
        @Override
        public int getContentLength() {
            return -1;
        }

        @Override
        public long contentLength() {
            return request.getContentLengthLong();
        }

        @Override
        public InputStream getInputStream() {
            return stream;
        }
    }
}
