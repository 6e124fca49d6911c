//! The second module: the pages nobody needs to start typing. Fetched when it is first needed, or before, when there is
//! nothing else to do. It puts itself on the page beside the first; both work on the same shelf.

use super::page::{RELOAD, call};

/// How it stands with the second module.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Second {
    /// Not yet called for.
    Away,
    /// Under way.
    Coming,
    /// On the page.
    There,
    /// It could not be fetched.
    OutOfReach,
    /// Twice it could not be fetched although the server answers: there is a new build, which this page knows nothing of.
    Replaced,
}

/// Starts it, once. Where that cannot be, the page is loaded anew, unless something would be lost by that. `index.html` holds
/// the one line that can import.
pub async fn start(before: Second) -> Second {
    match call(if before == Second::Replaced { RELOAD } else { "thonsoDesk" }).await {
        Ok(_) => Second::There,
        Err(failure) if failure.is_falsy() => Second::Replaced,
        Err(_) => Second::OutOfReach,
    }
}
