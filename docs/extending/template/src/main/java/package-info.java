/** What this extension is for. It exports nothing. */
@NullMarked
package @ID@;

import org.jspecify.annotations.NullMarked;
