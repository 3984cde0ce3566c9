// SPDX-License-Identifier: Apache-2.0
package org.rostrum.identity.contact;

import org.rostrum.base.error.ErrorCategory;
import org.rostrum.base.error.ErrorCode;

/** Refusals around contacts, aliases and call targets. */
public enum ContactError implements ErrorCode {
    /** The one called has blocked the caller: cause 8 of 90/EN-20. */
    BLOCKED("accessDenied", ErrorCategory.FORBIDDEN),
    /** Nobody calls, blocks or keeps himself. */
    OWN_ACCOUNT("ownAccount", ErrorCategory.INVALID),
    /** It names somebody, but nothing rings there, such as an e-mail address. */
    NOT_CALLABLE("notCallable", ErrorCategory.CONFLICT),
    /** No gateway for addresses of this kind runs. */
    NO_GATEWAY("gatewayUnavailable", ErrorCategory.CONFLICT),
    CONTACT_NOT_FOUND("contactNotFound", ErrorCategory.NOT_FOUND),
    /** It comes from a group (30/UAB-5). */
    CONTACT_INHERITED("contactFromGroup", ErrorCategory.CONFLICT),
    BOOK_FULL("addressBookFull", ErrorCategory.CONFLICT),
    FOLDER_NOT_FOUND("folderNotFound", ErrorCategory.NOT_FOUND),
    FOLDER_NAME_INVALID("folderNameInvalid", ErrorCategory.INVALID),
    FOLDERS_FULL("tooManyFolders", ErrorCategory.CONFLICT),
    BLOCK_LIST_FULL("blockListFull", ErrorCategory.CONFLICT),
    ALIAS_INVALID("aliasInvalid", ErrorCategory.INVALID),
    ALIAS_NOT_FOUND("aliasNotFound", ErrorCategory.NOT_FOUND),
    /** An alias of an alias would not be followed (30/ALS-11). */
    ALIAS_OF_ALIAS("aliasOfAlias", ErrorCategory.INVALID),
    NUMBER_INVALID("groupCallIdInvalid", ErrorCategory.INVALID);

    private final String code;
    private final ErrorCategory category;

    ContactError(String code, ErrorCategory category) {
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
