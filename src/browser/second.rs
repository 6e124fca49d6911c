//! The second module: the pages nobody needs to start typing. Fetched when it is first needed, or before, when there is
//! nothing else to do. It puts itself on the page beside the first; both work on the same shelf.

/// Starts it, once; false while it cannot be fetched. `index.html` holds the one line that can import.
pub async fn start() -> bool {
    super::page::call("thonsoDesk").await
}
