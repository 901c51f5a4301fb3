package io.buildify.crd;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;

/**
 * A release's part of the portal.
 *
 * @param entry path of the JavaScript module to load
 * @param menu entries of the portal's menu, in this order
 */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public record Frontend(String entry, List<MenuEntry> menu) {
    public Frontend {
        menu = Absent.orEmpty(menu);
    }

    /**
     * @param title text of the entry
     * @param path below the module's own pages
     */
    public record MenuEntry(String title, String path) {}
}
