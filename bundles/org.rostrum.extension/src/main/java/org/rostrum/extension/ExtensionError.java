// SPDX-License-Identifier: Apache-2.0
package org.rostrum.extension;

import org.rostrum.base.error.ErrorCategory;
import org.rostrum.base.error.ErrorCode;

/** Why something was not done with a feature or an extension. */
public enum ExtensionError implements ErrorCode {
    /** There is no feature or extension with this name. */
    FEATURE_NOT_FOUND("featureNotFound", ErrorCategory.NOT_FOUND),
    /** The feature cannot do this, or not in its present state. */
    FEATURE_STATE("featureState", ErrorCategory.CONFLICT),
    /** The administrator would lose his way in; repeat with {@code confirm}. */
    WOULD_CUT_YOU_OFF("wouldCutYouOff", ErrorCategory.CONFLICT),
    /** Not a KAR of an extension: broken, too large, with paths that lead out of it, or without the headers that it needs. */
    EXTENSION_INVALID("extensionInvalid", ErrorCategory.INVALID),
    /** It needs something that this server does not have; the message names it. */
    EXTENSION_UNRESOLVED("extensionUnresolved", ErrorCategory.CONFLICT),
    /** It was there, but one of its bundles did not start; what was before is back. */
    EXTENSION_FAILED("extensionFailed", ErrorCategory.CONFLICT),
    /** The licence lacks its feature (00/R-4). */
    EXTENSION_NOT_LICENSED("extension_not_licensed", ErrorCategory.FORBIDDEN);

    private final String code;
    private final ErrorCategory category;

    ExtensionError(String code, ErrorCategory category) {
        this.code = code;
        this.category = category;
    }

    @Override
    public String code() {
        return code;
    }

    @Override
    public ErrorCategory category() {
        return category;
    }
}
