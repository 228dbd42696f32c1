package io.doublerandom.app.browser;

import org.jspecify.annotations.Nullable;
import org.openqa.selenium.JavascriptExecutor;
import org.openqa.selenium.WebElement;

/** Finds what a person would point at by its words; in the open dialog only, while there is one. */
final class NamedElement {
    /** The words of a label, of a button, of a link; an exact match goes before a beginning, that before a part. */
    private static final String FIND = """
            const [words, kind] = arguments;
            const flat = text => text.replace(/\\s+/g, ' ').trim();
            const shown = node => node.getClientRects().length > 0;
            const room = [...document.querySelectorAll('.el-overlay-dialog')].filter(shown).pop() ?? document;
            const own = label => flat([...label.childNodes].filter(n => n.nodeType === 3).map(n => n.data).join(''))
                || flat(label.textContent);
            const best = (all, text) => all.find(n => text(n) === words) ?? all.find(n => text(n).startsWith(words))
                ?? all.find(n => flat(n.textContent).includes(words));
            if (kind === 'field') {
              const label = best([...room.querySelectorAll('label')].filter(shown), own);
              return label?.querySelector('input, select, textarea')
                  ?? [...room.querySelectorAll('[aria-label]')].find(n => shown(n) && n.ariaLabel.startsWith(words));
            }
            const places = kind === 'link' ? 'main a' : kind === 'menu' ? 'nav a' : 'button, a.button, summary';
            return best([...room.querySelectorAll(places)].filter(shown), n => n.ariaLabel === words ? words : flat(n.textContent));
            """;

    private NamedElement() {}

    /** A {@code field} by its label, a {@code button}, a {@code link} of the content or one of the {@code menu}; null if none is shown. */
    static @Nullable WebElement find(JavascriptExecutor page, String words, String kind) {
        return (WebElement) page.executeScript(FIND, words, kind);
    }
}
