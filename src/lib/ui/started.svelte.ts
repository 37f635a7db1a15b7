/**
 * Does the page's program run? What the server rendered can be read and written into before, but
 * not sent: buttons that send say so with `busy={!started.yes}`, and their forms have the method
 * `dialog`, with which a browser does nothing of its own, so that no text is lost by an early tap.
 */
export const started = $state({ yes: false });
